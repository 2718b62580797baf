"""Templates of reports."""

import jinja2
import pytest

from plugins.report.template import environment, style


def test_a_name_that_is_not_given_is_an_error_and_markup_is_escaped() -> None:
    template = environment().from_string("<p>{{ name }}</p>")
    assert template.render(name="<b>") == "<p>&lt;b&gt;</p>"
    with pytest.raises(jinja2.UndefinedError):
        template.render()


def test_the_style_stands_in_the_page() -> None:
    assert "url(" not in style()
