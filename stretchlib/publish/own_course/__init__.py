"""A course of one's own: one file ``course.toml`` says what differs, and a copy of the project follows it."""

from stretchlib.publish.own_course.making import OwnCourseRefused, make
from stretchlib.publish.own_course.wishes import OwnCourse, read

__all__ = ["OwnCourse", "OwnCourseRefused", "make", "read"]


def __dir__() -> list[str]:
    return __all__
