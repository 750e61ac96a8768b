"""What surrounds rehearsals: people and their relations, reflections, intentions, sharing."""
