"""What a skill is: competencies with behavioural anchors, examples, ratings."""
