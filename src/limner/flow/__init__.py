"""The neural engine's model: transformer, text encoders, sampling, guidance, weights. Knows nothing of HTTP or scenes."""
