"""What changed between two editions: bytes of two folders in, one comparison out."""
