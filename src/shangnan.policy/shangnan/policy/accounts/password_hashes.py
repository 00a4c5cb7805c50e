"""How passwords are kept: Argon2id, slow and salted, in AuthEncoding's notation; and what was verified a moment ago.

AuthEncoding's own schemes go on being verified, so that accounts made before keep their passwords; they are hashed anew
when their owner signs in.
"""

from __future__ import annotations

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError
from argon2.exceptions import VerificationError
from AuthEncoding import AuthEncoding
from collections import OrderedDict
from functools import lru_cache
from shangnan.policy.accounts.clock import now
from threading import Lock

import hashlib
import hmac
import secrets

SCHEME = "ARGON2ID"
PREFIX = f"{{{SCHEME}}}".encode()
MEMORY = 19 * 1024  # KiB; with two rounds and more what OWASP's cheat sheet on storing passwords asks for
# What a browser sends is a few hundred characters at most; a longer one only costs time.
LONGEST = 256
KEPT_SECONDS = 600
MOST_KEPT = 1000


@lru_cache(maxsize=32)
def hasher(rounds: int) -> PasswordHasher:
    """Return the hasher of a number of rounds."""
    return PasswordHasher(time_cost=rounds, memory_cost=MEMORY, parallelism=1)


class Argon2Scheme:
    """Argon2id as a scheme of AuthEncoding, so that whatever asks AuthEncoding understands our hashes."""

    def encrypt(self, password: str | bytes) -> bytes:
        """Return the hash of a password."""
        return hasher(2).hash(password).encode()

    def validate(self, reference: bytes, attempt: str | bytes) -> bool:
        """Return whether a password is the hashed one."""
        try:
            return hasher(2).verify(reference, attempt)
        except (VerificationError, InvalidHashError):
            return False


AuthEncoding.registerScheme(SCHEME, Argon2Scheme())


def hashed(password: str, rounds: int) -> bytes:
    """Return what is kept of a password."""
    return PREFIX + hasher(rounds).hash(password).encode()


def needs_renewal(stored: bytes, rounds: int) -> bool:
    """Return whether a hash is of an older scheme, or of other rounds than are set now."""
    if not stored.startswith(PREFIX):
        return True
    return hasher(rounds).check_needs_rehash(stored[len(PREFIX) :].decode())


@lru_cache(maxsize=8)
def stand_in(rounds: int) -> bytes:
    """Return a hash that no password has: unknown names are verified against it, so that they take as long as known ones."""
    return hashed(secrets.token_urlsafe(32), rounds)


class Verified:
    """Pairs of hash and password that were verified a moment ago: basic authentication sends them with every request.

    Kept are marks by a key of this process, neither passwords nor anything that another process or a disk could use. A
    new hash has new marks, so a changed password is asked for at once.
    """

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)
        self._until: OrderedDict[bytes, float] = OrderedDict()
        self._lock = Lock()

    def _mark(self, stored: bytes, password: str) -> bytes:
        return hmac.digest(self._key, hashlib.sha256(stored).digest() + password.encode(), "sha256")

    def holds(self, stored: bytes, password: str) -> bool:
        """Return whether a pair was verified within the last minutes."""
        mark = self._mark(stored, password)
        with self._lock:
            until = self._until.get(mark)
        return until is not None and until > now()

    def keep(self, stored: bytes, password: str) -> None:
        """Keep a pair that has been verified; the oldest ones go."""
        mark = self._mark(stored, password)
        with self._lock:
            self._until[mark] = now() + KEPT_SECONDS
            self._until.move_to_end(mark)
            while len(self._until) > MOST_KEPT:
                self._until.popitem(last=False)

    def __len__(self) -> int:
        return len(self._until)


VERIFIED = Verified()


def matches(stored: bytes, password: str, verified: Verified = VERIFIED) -> bool:
    """Return whether a password is the one that is kept as a hash.

    :param stored: in AuthEncoding's notation; without a scheme it is the SHA-1 of very old Zope, in hexadecimal.
    :param password: what was typed.
    :param verified: where pairs that were right are remembered.
    """
    if verified.holds(stored, password):
        return True
    if AuthEncoding.is_encrypted(stored):
        right = bool(AuthEncoding.pw_validate(stored, password))
    else:
        right = hmac.compare_digest(stored, hashlib.sha1(password.encode()).hexdigest().encode())
    if right:
        verified.keep(stored, password)
    return right
