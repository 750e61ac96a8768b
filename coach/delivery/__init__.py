"""What leaves the house: the guide on paper, mail, calendar files."""
