"""Published editions: their locks, how their bytes are kept or had again, and what is said of them later."""
