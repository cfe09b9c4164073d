"""Practice: the questions of the chapters and what the reader's answers were."""

from nerveroot.learning.problems import QuestionProblem, QuizError
from nerveroot.learning.quiz import Quiz

__all__ = ["QuestionProblem", "Quiz", "QuizError"]
