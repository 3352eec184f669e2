"""Pictures with captions: tar shards and folders at any URL, the order they are seen in, and data that makes itself."""
