"""From an official announcement to proposed rows: read, understand, check its arithmetic, propose, write."""
