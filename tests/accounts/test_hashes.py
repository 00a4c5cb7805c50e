"""How passwords are kept: slow and salted, old ones renewed, and what was verified a moment ago is not forgotten or believed."""

from __future__ import annotations

from AuthEncoding import AuthEncoding
from shangnan.policy.accounts.password_hashes import hashed
from shangnan.policy.accounts.password_hashes import matches
from shangnan.policy.accounts.password_hashes import MOST_KEPT
from shangnan.policy.accounts.password_hashes import needs_renewal
from shangnan.policy.accounts.password_hashes import PREFIX
from shangnan.policy.accounts.password_hashes import Verified
from tests.accounts.site_case import NAME
from tests.accounts.site_case import SiteCase
from tests.accounts.ways import by_form
from tests.accounts.ways import desk_answers
from tests.accounts.ways import moved_clock
from tests.accounts.ways import PASSWORD
from time import perf_counter
from unittest import mock

import gc
import pickle
import transaction
import unittest


class TestHashes(unittest.TestCase):
    def test_argon2_with_salt(self) -> None:
        first, second = hashed(PASSWORD, 2), hashed(PASSWORD, 2)
        self.assertTrue(first.startswith(b"{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$"))
        self.assertNotEqual(first, second)
        self.assertTrue(matches(first, PASSWORD, Verified()))
        self.assertFalse(matches(first, PASSWORD + "x", Verified()))
        self.assertFalse(matches(PREFIX + b"nonsense", PASSWORD, Verified()))
        self.assertTrue(AuthEncoding.pw_validate(first, PASSWORD))

    def test_older_ones_are_verified_and_named_for_renewal(self) -> None:
        for stored in (AuthEncoding.pw_encrypt(PASSWORD, "SSHA"), AuthEncoding.pw_encrypt(PASSWORD, "SHA256")):
            self.assertTrue(matches(stored, PASSWORD, Verified()))
            self.assertTrue(needs_renewal(stored, 3))
        self.assertFalse(needs_renewal(hashed(PASSWORD, 3), 3))
        self.assertTrue(needs_renewal(hashed(PASSWORD, 2), 3))

    def test_a_hash_is_no_password(self) -> None:
        for stored in (hashed(PASSWORD, 2), AuthEncoding.pw_encrypt(PASSWORD, "SSHA")):
            self.assertFalse(matches(stored, stored.decode(), Verified()))

    def test_what_was_verified_is_bounded_and_ages(self) -> None:
        verified = Verified()
        stored = hashed(PASSWORD, 2)
        verified.keep(stored, PASSWORD)
        self.assertTrue(verified.holds(stored, PASSWORD))
        self.assertFalse(verified.holds(stored, PASSWORD + "x"))
        self.assertFalse(verified.holds(hashed(PASSWORD, 2), PASSWORD), "another hash of the same password")
        with moved_clock(601):
            self.assertFalse(verified.holds(stored, PASSWORD))
        for number in range(MOST_KEPT + 10):
            verified.keep(stored, str(number))
        self.assertEqual(len(verified), MOST_KEPT)
        self.assertFalse(verified.holds(stored, PASSWORD), "the oldest goes")

    def test_no_password_is_kept_in_it(self) -> None:
        verified = Verified()
        verified.keep(hashed(PASSWORD, 2), PASSWORD)
        gc.collect()
        kept = [value for value in vars(verified).values() if isinstance(value, (bytes, dict))]
        self.assertNotIn(PASSWORD.encode(), pickle.dumps(kept))


class TestInTheSite(SiteCase):
    def stored(self) -> bytes:
        transaction.begin()
        return self.portal.acl_users.source_users._user_passwords[NAME]

    def test_every_account_has_a_slow_hash(self) -> None:
        users = self.portal.acl_users.source_users
        ours = {name: kept for name, kept in users._user_passwords.items() if not name.startswith("test_user")}
        self.assertGreater(len(ours), 12)
        self.assertEqual({name for name, kept in ours.items() if not kept.startswith(PREFIX)}, set())

    def test_an_old_hash_is_renewed_at_the_next_log_in(self) -> None:
        self.portal.acl_users.source_users._user_passwords[NAME] = AuthEncoding.pw_encrypt(PASSWORD, "SSHA")
        transaction.commit()
        self.assertTrue(desk_answers(self.url, cookies=by_form(self.url, NAME, PASSWORD).cookies))
        renewed = self.stored()
        self.assertTrue(renewed.startswith(PREFIX))
        by_form(self.url, NAME, PASSWORD)
        self.assertEqual(self.stored(), renewed, "renewed once and not each time")

    def test_basic_authentication_hashes_once_and_not_with_every_request(self) -> None:
        with mock.patch.object(AuthEncoding, "pw_validate", wraps=AuthEncoding.pw_validate) as validate:
            for _time in range(10):
                self.assertTrue(desk_answers(self.url, auth=(NAME, PASSWORD)))
            self.assertEqual(validate.call_count, 1)
            self.assertFalse(desk_answers(self.url, auth=(NAME, PASSWORD + "x")))
            self.assertEqual(validate.call_count, 2)

    def test_verified_again_takes_microseconds(self) -> None:
        stored, verified = hashed(PASSWORD, 3), Verified()
        matches(stored, PASSWORD, verified)
        begun = perf_counter()
        for _time in range(1000):
            matches(stored, PASSWORD, verified)
        self.assertLess((perf_counter() - begun) / 1000, 0.0005)
