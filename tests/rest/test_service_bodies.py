"""Services of Plone's get what they can use; other bodies are refused by the name of each field, and none is a failure."""

from __future__ import annotations

from shangnan.policy.rest.service_bodies import FIELDS
from shangnan.policy.rest.service_bodies import SHAPES
from shangnan.policy.rest.service_bodies import wrong_fields
from tests.permissions.people import Person
from tests.rest.world import RestCase
from typing import Any

import unittest

# Everything that JSON can say.
VALUES: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    10**30,
    1.5,
    "",
    "x",
    [],
    [True],
    [1, "x"],
    [[]],
    {},
    {"x": 1},
    {"x": True},
    "x" * 3000,
)


class TestShapes(unittest.TestCase):
    def test_all_that_is_wrong_is_told_at_once(self) -> None:
        shapes = FIELDS["POST", "@lock"]
        self.assertEqual(wrong_fields({"timeout": None, "stealable": "no"}, shapes), ["stealable", "timeout"])
        self.assertEqual(wrong_fields({"timeout": 60, "stealable": False, "other": []}, shapes), [])

    def test_truth_is_no_number_and_no_text(self) -> None:
        for shape, accepts in SHAPES.items():
            with self.subTest(shape):
                self.assertEqual(accepts(True), shape == "flag")


class TestServices(RestCase):
    def test_any_value_of_any_field_is_taken_or_refused(self) -> None:
        site, office = self.portal.absolute_url(), Person(self.layer, "demo-secadmin")
        self.addCleanup(office.session.close)
        below = {("PATCH", "@users"): "/demo-staff", ("PATCH", "@groups"): "/office-auditor"}
        for (method, service), fields in FIELDS.items():
            on_records = service in ("@copy", "@move", "@lock")
            person, place = (self.drafter, self.services) if on_records else (office, site)
            url = f"{place}/{service}{below.get((method, service), '')}"
            for field, value in ((field, value) for field in fields for value in VALUES):
                if not SHAPES[fields[field]](value):
                    with self.subTest(service, method=method, field=field, value=str(value)[:20]):
                        self.assertIn(person.rest(method, url, {field: value}).status_code, (400, 401, 403, 404))
        self.assertEqual(office.failures, [])

    def test_what_a_fuzzer_found(self) -> None:
        site = self.portal.absolute_url()
        for method, url, body, status in (
            ("POST", f"{self.services}/@move", {"source": [True]}, 400),
            ("POST", f"{self.services}/@copy", {"source": [{"x": 1}]}, 400),
            ("POST", f"{self.services}/@copy", {"source": [211241, 151]}, 400),
            ("POST", f"{site}/@users/0", {}, 404),
            ("POST", f"{site}/@users/demo-staff/other", {}, 404),
            ("GET", f"{self.services}?include_items=1&include_items=0", None, 400),
        ):
            with self.subTest(url, body=body):
                self.assertEqual(self.drafter.rest(method, url, body).status_code, status)

    def test_an_empty_body_is_an_empty_object(self) -> None:
        answer = self.drafter.rest("PATCH", f"{self.portal.absolute_url()}/@users/nobody-of-this-name")
        self.assertIn(answer.status_code, (401, 403, 404))
