"""English lines that a counterpart may or may not say, by what is wrong with them; "good" ones are fine.

What a check learns from. Several people, places and matters on purpose, and good lines that look like the bad ones:
a refusal with "okay", a sour "fine, I'll stay", a question about terms. Native, not translated.
"""

GOOD = """
Okay, and who does it then?
Fine, I'll stay then, like always.
Then I'll just do it myself.
All right, but that doesn't change the date.
Sure, and next you'll want my chair as well.
Okay. Still no.
Yes, I hear you, and Thursday is still Thursday.
We'll see.
I'll think about it.
Maybe. Ask me again after the audit.
What would I get in return?
And if I give you one morning, what then?
If I give it to you, everybody will want it.
I can't give you Jonas, he's on the release.
You can have it when the client has signed, not before.
You can ask Martin yourself.
You can say that to the client.
I'll tell Martin you said no, then.
I'll put it down that you refused.
I'll be honest with you, it's not up to me.
Let's move on to point four.
Let's talk about it next week.
Yeah, yeah, we'll get to it.
Hardly a crisis, is it?
Sorry, can I just finish this mail?
Nobody else raised it.
How long have you been here, two years?
That's signed off, it came from upstairs.
I'd have done it for you.
No, fine, I'll work through my lunch again.
So you want out.
Am I lying, then?
Just this once?
And if I send it anyway?
Say that again.
Hm. I hadn't looked at it like that.
Fair point, but it doesn't solve my problem.
You're not wrong about the hours.
I know it's a lot.
I understand, but I have a client waiting.
I see why you say that, and I still need you on Saturday.
What do you need it for?
When would you have it done?
Why does it have to be Thursday?
What's wrong with the way we do it now?
Who told you that?
That's not what we agreed in March.
I don't have anybody else.
It's not my call.
No.
No, and that's the end of it.
I'm not changing the rota for one person.
I said I'd look at it, and I did.
Do you know what it costs me if you don't come in?
I was counting on you.
After everything I did for you in June.
You always pick the worst moment for this.
You've been saying that for weeks.
You could have told me on Monday.
You could start by answering my mails.
Next time, tell me before the meeting.
Try explaining that to the client.
You should have seen the figures before you said that.
Be specific, which hours do you mean?
Get to the point, I have a call at ten.
Don't take that tone with me.
You don't have to shout.
Calm down, nobody's taking anything from you.
Thanks, but that doesn't help me.
Nice try.
Good question. Ask the board.
That's brave of you, the week before the appraisals.
Great, another thing on my plate.
Well, well, somebody's had a training course.
You sound just like Martin.
I like your idea, I just have no budget for it.
I liked the first version better.
You did a good job on the Ghent file, that's why I'm asking.
We use an AI tool for the minutes, ask that.
The assistant will book the room.
Our system doesn't allow it.
The instructions from head office are clear.
My role is to keep this project alive.
In this scenario we lose two weeks of production.
The client has played this game before.
She's on leave until Monday.
He never answers his phone.
I'm looking at the rota right now, there's nothing free.
I'm sorry, I can't help you with that this week.
I have to run, the director's waiting.
Anyway. Your holiday, was that Spain?
Did you see the new coffee machine?
Ask Jonas, he knows the figures.
I've put it on the agenda, that's all I can say.
I'd have to ask the board, and they'll say no.
Maybe we can look at it in the autumn.
I could ask, but don't get your hopes up.
It might work, if it were up to me.
Then what do I tell the client?
Then you tell me how we're going to make the date.
Fine. Then put it in writing and I'll pass it on to nobody.
Okay, so what do you suggest?
Right. And my deadline?
Well, somebody has to do it.
I promised the client, so that's where it stands.
I'll call the agency if I have to, but you'll explain it to them.
I'll get back to you.
I'm listening.
Go on.
Sure, sure.
Deal? No deal.
You win some, you lose some, and today it's your turn.
I won't move the deadline.
I'm not going to sign that today.
I don't agree.
That's not fair on the others.
We all have families.
Then we have a problem.
You'll get your turn at the end, if there's time.
You'll be on the rota like everybody else.
You'll have it on my desk by five, please.
I'll do it my way.
I'll take the credit and the blame, thank you.
I give you a task and you give me a speech.
Take it up with HR.
Take a seat, this will be short.
Keep it short, please.
Leave it for now.
Forget it, I'll ask somebody else next time and remember this.
Sorry you feel that way.
I don't see the problem.
If I make an exception for you, where does it end?
Suppose I did, who would close up?
Would half a day even help you?
Are you asking me or telling me?
"""
