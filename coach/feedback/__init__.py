"""From turns to ratings with evidence: what was picked, what was said, and a report to be checked word by word."""
