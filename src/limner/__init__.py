"""limner: words go in, pictures come out."""
