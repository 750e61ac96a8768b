"""The judge: a language model that rates a learner's turns by a training's rubric, held to its word by code.

What code guarantees, whatever a learner writes and whatever a model answers:

- a level is only ever given to a competency that was asked for, is 1 … 5, and comes with a stretch of the learner's own
  words of that very turn, found there and kept letter for letter; else the competency is "not observed";
- a counterpart's words, another turn's words, and what was taken out as steering are never evidence: another turn is
  not in the prompt at all, and one turn's answer cannot touch another turn's rating (one call a turn);
- what :func:`coach.perception.steering.steering` finds is not sent. At the start or the end of a turn it leaves no
  trace: the prompt is byte for byte that of the turn without it, so the rest is rated as if it had not been there. A
  turn in which nothing else is left, or no word at all, is not observed and no model is asked;
- no text can close the fence round it or write a chat template's own marks: angle and square brackets are look-alikes
  in the prompt, invisible characters are left out, the fence's name holds a hash of what it fences;
- the prompt holds no id, no earlier rating and no other turn; the learner's names that the caller gives are masked, and
  so are e-mail addresses and telephone numbers where :mod:`coach.perception.personal` finds them;
- where the offline assessor is sure of a level and the model's lies three or more above it, the model's rating is kept
  but is not sure: it counts only where there is no sure moment;
- a low level always says how it went wrong; sums, medians and styles of takes are computed by code alone;
- a failed call fails the assessment with :class:`~coach.errors.ModelFailed`; nothing half is reported.

What it does not guarantee:

- that a level is right. A quote shows that the words are there, not that they show the level: the anchors, the examples
  and ``coach bench feedback --judge model`` are what there is for that, and the offline assessor beside it;
- that steering which is not found has no effect on the levels of a turn's other words: by less than three levels,
  where the offline assessor is not sure, or where the turn is all there is. It cannot be quoted as evidence once found,
  and it reaches no other turn; the bench measures by how much an appended order moves levels;
- that a reason is fair or well put; it is text of a model, one line, shown as text, dropped when it is in another
  language or repeats an order.
"""
