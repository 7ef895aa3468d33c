"""What planning gathers on its way: questions and their answers, refusals, warnings."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256

from regain.core.labels import fold
from regain.exchange.draft import Choice, Draft, Finding, Where
from regain.exchange.planning.plan import Option, Question, Refusal

NEW = "nouveau"
"""The answer to "which one is it?" that says: none of those."""


def question_key(subject: str, *words: str) -> str:
    """A key that stays the same from one reading to the next, whatever the typing: `objectif-1f3c9a2e`."""
    return f"{subject}-{sha256('|'.join(map(fold, words)).encode()).hexdigest()[:8]}"


@dataclass
class Notebook:
    """Filled while a plan is made."""

    answers: Mapping[str, str]
    questions: dict[str, Question] = field(default_factory=dict)
    refusals: list[Refusal] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def ask(self, key: str, message: str, options: Iterable[Option], place: Where | None = None) -> str | None:
        """Put a question; the value answered, None when there is no answer among the options."""
        offered = tuple(options)
        values = {fold(option.value): option.value for option in offered}
        chosen = values.get(fold(self.answers.get(key, "")))
        self.questions.setdefault(key, Question(key, message, offered, chosen=chosen, place=place))
        return chosen

    def offer(self, key_start: str, options: Iterable[Option]) -> bool:
        """Whether a question of the reader whose key begins so still waits; it then offers these if it offered none."""
        waiting = [one for one in self.questions.values() if one.key.startswith(key_start) and one.is_pending]
        for question in waiting:
            self.questions[question.key] = replace(question, options=question.options or tuple(options))
        return bool(waiting)

    def refuse(self, reason: str, place: Where | None = None) -> None:
        """Note why the draft cannot be applied."""
        self.refusals.append(Refusal(reason, place))

    def warn(self, warning: str) -> None:
        """Note a doubt that stops nothing."""
        self.warnings.append(warning)

    def take_findings(self, draft: Draft) -> None:
        """Carry over what the reader asks; an error without a choice is a refusal."""
        for finding in draft.findings:
            if finding.choice:
                self.questions[finding.choice.key] = _question(finding, finding.choice)
            elif finding.is_pending:
                self.refuse(finding.message, finding.where)


def _question(finding: Finding, choice: Choice) -> Question:
    default = choice.default if finding.is_pending or choice.default is not None else ""
    options = tuple(Option(value, value) for value in choice.options)
    return Question(choice.key, finding.message, options, default, choice.chosen, finding.where)
