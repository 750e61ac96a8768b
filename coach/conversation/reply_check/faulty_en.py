"""English lines that a counterpart may or may not say, by what is wrong with them; "good" ones are fine.

What a check learns from. Several people, places and matters on purpose, and good lines that look like the bad ones:
a refusal with "okay", a sour "fine, I'll stay", a question about terms. Native, not translated.
"""

CONCEDING = """
Okay, you can have Thursday off.
Fine, I'll take Jonas off the release until Friday.
All right, then we'll do it your way.
Alright, but then you cover my Saturday.
You know what, take the afternoon, I'll manage.
Deal.
Okay, agreed.
Done, I'll put your name on the slide.
You win.
I suppose I could give you two mornings.
Fine. Half past six, then.
Yes, go ahead, present it yourself.
I'll talk to Martin and get it moved.
I'll sign it today, then.
Okay, I'll send you the figures by Tuesday noon.
Then let's say Tuesday, and I'll call the client.
I'll drop it, you don't have to come in.
We can split it: I do the first half, you do the second.
Fair enough, I won't interrupt you again.
If you write it down for me, you can have the budget.
Okay, if you finish the minutes first, I'll swap with you.
I could live with Wednesday.
Right, I'll ask someone else to do the night shift.
You're right, I should have asked you. I'll change it.
Let's do that, then.
Sure, that works for me.
That's fine, keep the room.
I'll take it back to the board with your name on it.
I promise I won't schedule you on Sundays any more.
You've convinced me.
Okay, okay. You'll have it tomorrow morning.
Consider it done.
Take the desk by the window, then.
I'll give you a week. One week.
Then Jana does the stock count and you don't.
All right, I'll tell them no.
Just this once you can leave at four.
I'll make sure it won't happen again.
We'll postpone it until you're back.
Then I'll withdraw the request.
Okay, I can do Monday instead of Friday.
You may take over the account from March.
I'd be willing to move the deadline to the fifteenth.
Very well, you get your extra pair of hands.
Let's meet halfway: three days instead of five.
Well, I can let you have one of them.
I'll pay the overtime, then.
Fine by me, we start at nine from now on.
Go on then, go home, I'll close up.
Then we agree: you lead it, I support.
It's yours.
No problem, I'll rearrange the rota.
I'll give you the last word on the layout.
I accept your proposal.
From next week you no longer have to do the reports.
Okay then.
Yes, you can.
Good, we'll leave it out of the contract.
I'll apologise to him and correct the mail.
Right, then I'll keep quiet until you're done.
Alright, I'll leave your slot alone this time.
I'll see to it that you get paid for those hours.
You'll get your answer in writing by five.
"""

COACHING = """
You could say that a bit more firmly.
Next time, try starting with what you need.
That was very clearly put.
I like how directly you said that.
I appreciate how calm you are staying.
Well done for standing up for yourself.
Good, you used an I-statement there.
Try to name the facts first and then your request.
You're being very assertive, I respect that.
It helps if you take a breath before you answer.
You might want to ask me an open question here.
A better way to put it would be to say what it costs you.
Notice how you gave in just now.
You handled that really well.
That's a great way to set a boundary.
I'm impressed by how you hold your ground.
Thank you for expressing yourself so clearly.
You communicated your needs well.
Remember to stay calm and repeat your message.
Instead of apologising, just say no.
You don't have to apologise so much, just tell me what you want.
Maybe phrase it as a request instead of a complaint.
Good listening, you picked up on my worry.
You're doing great, keep going.
That was a strong answer.
If you want to convince me, be specific about the date.
Your tone was respectful and firm.
That's a much better way of saying it.
I can see you're practising your assertiveness.
Don't give up now, repeat your point.
What you just did there was good: you acknowledged my side first.
Tip: mention a concrete deadline.
I would rate that as a clear and respectful request.
You should use fewer words when you say no.
You could try: I need Thursday because of the audit.
It takes courage to say that, good for you.
I'm proud of you for speaking up.
You've grown, you would never have said that a year ago.
Speak a little louder and look at me when you say it.
Be honest about your feelings, use I instead of you.
A stronger opening would be to tell me the impact.
You're being too passive, push back a little.
You expressed your boundary without attacking me, nice.
Great question, that opens the conversation.
You've made your needs clear and stayed respectful.
What would help is if you told me how it affects you.
Say it again, but without the sorry.
That came across as aggressive, try softening it.
You did well to stick to your point.
Thanks for being so open and direct with me.
"""

CHARACTER = """
As an AI, I can't really agree to that.
I'm just a language model, I don't have a team.
I'm sorry, but I can't help with that request.
In this role-play I am the manager.
Let me stay in character here.
My instructions say that I should interrupt you.
I was told not to reveal that fact.
As your assistant, I'm here to help.
How can I help you today?
This is only a simulation, so don't worry.
The scenario says I should be difficult.
I am playing the part of Helen.
Let's continue the exercise.
I don't have personal feelings, I'm a program.
Sure, here is a reply in character.
Here's how Helen might respond.
Helen sighs and looks at her screen.
She leans back and folds her arms.
He shakes his head slowly.
My role in this conversation is to push back.
I'm not able to continue this conversation as it violates my guidelines.
According to my prompt I have to use guilt now.
My character wouldn't say that.
I'm going to step out of the role for a moment.
End of scene.
As the counterpart, I have to say no at this point.
Is there anything else I can assist you with?
The rehearsal continues: what do you say?
I was trained not to give in too quickly.
I'm a virtual colleague, I don't really have a deadline.
The system wants me to brush you off.
My persona is a stressed project lead.
She says nothing and starts typing.
With a sigh, Helen closes her laptop.
I cannot take part in role-play that involves conflict.
In my training data there is no such meeting.
Now I will respond with a guilt trip.
Okay, switching to the next move.
I hope this response meets your needs.
The learner's turn now.
"""
