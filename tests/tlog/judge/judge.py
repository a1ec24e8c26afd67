"""Judges proofs and notes of the log by RFC 6962's own definitions, hashes by hashlib, signatures by openssl.

Reads cases as a JSON array from standard input, writes one true or false each as a JSON array. Unlike the
site's verifiers it does not walk bits: it rebuilds both trees' roots by the recursion that the standard states.
"""

import base64
import hashlib
import json
import os
import subprocess
import sys
import tempfile


def sha256(data):
    return hashlib.sha256(data).digest()


def node(left, right):
    return sha256(b"\x01" + left + right)


def decode(text, length=None):
    data = base64.b64decode(text, validate=True)
    if base64.b64encode(data).decode() != text or (length is not None and len(data) != length):
        raise ValueError("not canonical base64")
    return data


def split(count):
    """The largest power of two below a count of two or more."""
    return 1 << ((count - 1).bit_length() - 1)


def inclusion(index, size, leaf, proof):
    """Section 2.1.1, read backwards: the last hash is of the other side of the topmost split."""
    if size == 1:
        return leaf if not proof else None
    if not proof:
        return None
    half, rest = split(size), proof[:-1]
    if index < half:
        left, right = inclusion(index, half, leaf, rest), proof[-1]
    else:
        left, right = proof[-1], inclusion(index - half, size - half, leaf, rest)
    return None if left is None or right is None else node(left, right)


def consistency(older, size, proof, whole, start):
    """Section 2.1.2, read backwards: the roots of the old tree and of the new one, both from the proof."""
    if older == size:
        if whole:
            return (start, start) if not proof else None
        return (proof[0], proof[0]) if len(proof) == 1 else None
    if not proof:
        return None
    half, rest = split(size), proof[:-1]
    if older <= half:
        found = consistency(older, half, rest, whole, start)
        return found and (found[0], node(found[1], proof[-1]))
    found = consistency(older - half, size - half, rest, False, start)
    return found and (node(proof[-1], found[0]), node(proof[-1], found[1]))


def is_signed(case):
    name, key_id, key = case["vkey"].split("+", 2)
    key = decode(key)
    if sha256(name.encode() + b"\n" + key)[:4].hex() != key_id or key[0] != 1:
        return False
    text, _, lines = case["note"].rpartition("\n\n")
    text += "\n"
    if text.split("\n")[:3] != [name, case["size"], case["root"]] or not lines.endswith("\n"):
        return False
    for line in lines[:-1].split("\n"):
        dash, signer, encoded = line.split(" ")
        signature = decode(encoded)
        if dash != "\u2014" or signer != name or signature[:4].hex() != key_id:
            continue
        return openssl_verifies(key[1:], text.encode(), signature[4:])
    return False


def openssl_verifies(key, message, signature):
    """What stands before the key makes it an SPKI (RFC 8410)."""
    parts = {"key": bytes.fromhex("302a300506032b6570032100") + key, "text": message, "sig": signature}
    with tempfile.TemporaryDirectory() as folder:
        for name, data in parts.items():
            with open(os.path.join(folder, name), "wb") as file:
                file.write(data)
        call = "openssl pkeyutl -verify -pubin -keyform DER -inkey key -rawin -in text -sigfile sig"
        return subprocess.run(call.split(), cwd=folder, capture_output=True).returncode == 0


def judge(case):
    try:
        if case["kind"] == "note":
            return is_signed(case)
        size, root = int(case["size"]), decode(case["root"], 32)
        proof = [decode(line, 32) for line in case["proof"]]
        if len(proof) > 64 or size >= 1 << 64:
            return False
        if case["kind"] == "inclusion":
            index = int(case["index"])
            leaf = sha256(b"\x00" + decode(case["leaf"]))
            return 0 <= index < size and inclusion(index, size, leaf, proof) == root
        older, old_root = int(case["older"]), decode(case["from"], 32)
        if not 0 < older <= size:
            return False
        return consistency(older, size, proof, True, old_root) == (old_root, root)
    except (ValueError, KeyError):
        return False


json.dump([judge(case) for case in json.load(sys.stdin)], sys.stdout)
