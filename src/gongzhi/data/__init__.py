"""From figures as printed to the evidence that an edition may use."""
