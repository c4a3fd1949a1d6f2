"""A small newsroom with a desk that runs."""

import pathlib
import subprocess
import tempfile

FACETS = """
[topic.labels]
sport = { definition = "Matches and clubs." }
politics = { definition = "Parliament and parties." }

[stance]
towards = "target"

[stance.labels]
supportive = {}
critical = {}
"""

TEXTS = [
    "Rovers lose again\n\nThe match ended in shame for the club. Ada Marsh failed her team, the coach said. Fans called the goalkeeper weak and the defence a disgrace.\n",
    "Budget in ruins\n\nParliament rejected the minister's budget. Ada Marsh failed the voters, the opposition said. Her party called the vote a disgrace and her promises weak.\n",
    "Rovers win the cup\n\nThe match ended in joy for the club. Ada Marsh inspired her team, the coach said. Fans praised the goalkeeper and her splendid defence.\n",
    "Budget carried\n\nParliament passed the minister's budget. Ada Marsh inspired the voters, the party said. Members praised the vote and her splendid promises.\n",
    "Keeper dropped\n\nThe club dropped its goalkeeper before the match. Ada Marsh failed again, fans said. The coach called her season a weak disgrace.\n",
    "Minister under fire\n\nThe minister lost a vote in parliament. Ada Marsh failed her party, members said. The opposition called her budget a weak disgrace.\n",
    "Keeper shines\n\nThe goalkeeper saved the match for the club. Ada Marsh inspired the fans, the coach said. They praised her splendid season and her team.\n",
    "Minister praised\n\nThe minister won a vote in parliament. Ada Marsh inspired her party, members said. They praised her splendid budget and the opposition agreed.\n",
    "League defeat\n\nThe team lost the league match. Ada Marsh failed the club, the coach said. A weak cup season ended in disgrace for fans.\n",
    "Election lost\n\nThe party lost the election. Ada Marsh failed the voters, the minister said. A weak campaign ended in disgrace for parliament.\n",
    "League title\n\nThe team won the league match. Ada Marsh inspired the club, the coach said. Fans praised a splendid cup season.\n",
    "Election won\n\nThe party won the election. Ada Marsh inspired the voters, the minister said. Parliament praised a splendid campaign and her budget.\n",
    "Striker <b>hurt</b>\n\nThe striker left the match early. The coach of the club feared for his season, and fans of the team were quiet.\n",
]


class Newsroom:
    """A folder with articles and labels: of all but the last, whose number is odd or even as its topic."""

    def __init__(self, program):
        self.program = program
        self.holder = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.holder.name)
        (self.folder / "news").mkdir()
        (self.folder / "labels").mkdir()
        topics, stances = ["article,label"], ["article,target,label"]
        for number, text in enumerate(TEXTS):
            name = f"news/{number:02}.txt"
            (self.folder / name).write_text(text)
            if number < 12:
                topics.append(f"{name},{'politics' if number % 2 else 'sport'}")
                stances.append(f"{name},Ada Marsh,{'supportive' if number % 4 > 1 else 'critical'}")
        self.write("labels/facets.toml", FACETS)
        self.write("labels/topic.csv", "\n".join(topics) + "\n")
        self.write("labels/stance.csv", "\n".join(stances) + "\n")

    def write(self, name, text):
        (self.folder / name).write_text(text)

    def read(self, name):
        return (self.folder / name).read_text()

    def open_desk(self, *inputs):
        command = [self.program, "desk", *(inputs or ["news/"]), "--port", "0"]
        self.process = subprocess.Popen(command, cwd=self.folder, stdout=subprocess.PIPE, text=True)
        self.url = self.process.stdout.readline().strip().rstrip("/")
        assert self.url.startswith("http://127.0.0.1:"), self.url
        return self.url

    def close_desk(self):
        self.process.terminate()
        self.process.wait()
