"""The reason of each weight in words: SQL over `judged`, one template a basis."""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import sentence
from ringbreak.linking.priors import PRIORS
from ringbreak.model.decisions import SUPPRESSED


def filled(template: str, what: str = "what") -> str:
    """A template as an SQL expression whose {names} are columns; seven digits in a row would be masked as a number of somebody's."""
    counts = {name: f"format('{{:,}}', {name})" for name in ("records", "seen", "different")}
    return sentence(template, **counts, what=what)


def word(engine: Engine) -> None:
    """Make the temporary table `worded` (sel, suppressed_why, why)."""
    by_kind = " ".join(f"WHEN kind = '{p.kind}' THEN {filled(p.why)}" for p in PRIORS)
    forms = " ".join(
        f"WHEN '{form}' THEN {filled(text)}"
        for form, text in (
            ("through", "many pay it and it pays many, as with an exchange or a shop"),
            ("own", "the host on which the records themselves stand"),
            ("imitated", "what a brand that others imitate says of itself"),
            ("wall", "a site on which many accounts write"),
            ("office", "a mailbox of an office, such as a registrar's"),
            ("short", "a short service number"),
            ("toll", "a number that companies rent for their hotlines, such as 400 and 800"),
            ("landline", "a landline, often an office's"),
            ("shared_host", "a page on a host that many share"),
            ("local", "an address inside any local network"),
            ("cheap", "a domain under an ending sold in bulk"),
        )
    )
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE worded AS
        WITH x AS (
          SELECT s.sel, s.kind, s.n AS records, j.*  EXCLUDE (sel), p.listed, p.form,
                 CASE WHEN p.form IS NOT NULL THEN CASE p.form {forms} END
                      ELSE CASE {by_kind} ELSE {filled("a kind of identifier without a rule of its own")} END END AS what
          FROM sel s JOIN judged j USING (sel) JOIN sel_prior p USING (sel)
        ), y AS (
          SELECT sel, privacy, records, basis,
            CASE
              WHEN basis = 4 AND privacy = 'private' THEN {filled("private: a person decided to include it")}
              WHEN basis = 4 THEN {filled(SUPPRESSED)}
              WHEN basis = 1 THEN {filled("public: listed as {what}", "listed")}
              WHEN basis = 2 AND form = 'own' THEN {filled("one publication: all {records} records that bear it stand on its own host")}
              WHEN basis = 2 THEN {filled("public by its form: {what}")}
              WHEN records = 1 THEN {filled("one record: {what}")}
              WHEN basis = 7 THEN {filled("private: {seen} of these copies are of one group that something else holds together, {different} show nothing but lie in its time and not in that of others")}
              WHEN basis = 9 THEN {filled("unsettled: a chat of {records} messages by {seen} people; messages that name what stands elsewhere too: {different}; whether all of it belongs together only a person can say")}
              WHEN basis = 8 THEN {filled("unsettled: {records} records with nothing else in common, as far apart in time as any of the case, which known groups are not")}
              WHEN basis = 6 THEN {filled("unsettled: {seen} of {records} records are in {different} groups nothing else joins")}
              WHEN basis = 5 AND privacy = 'private' THEN {filled("private: other contacts hold {seen} of {records} records together")}
              WHEN basis = 5 AND privacy = 'public' THEN {filled("public: {seen} of {records} records are in {different} different groups")}
              WHEN basis = 5 AND 2 * seen > records
                THEN {filled("unsettled: {seen} of {records} records have other contacts, in {different} groups; this speaks neither for one operation nor for a crowd")}
              WHEN basis = 5 THEN {filled("unsettled: only {seen} of {records} records have other contacts")}
              WHEN basis = 3 AND privacy = 'private' AND 4 * different > 3 * seen
                THEN {filled("private by its kind: {records} records, although {different} of {seen} other contacts differ; {what}")}
              WHEN basis = 3 AND privacy = 'private' THEN {filled("private: {records} records, one pool of {different} contacts seen {seen} times")}
              WHEN basis = 3 AND privacy = 'public' THEN {filled("public: {records} records, {different} of {seen} other contacts differ")}
              WHEN basis = 3 THEN {filled("unsettled: {records} records, {different} of {seen} other contacts differ")}
              WHEN privacy = 'private' THEN {filled("private by its kind: {records} records, nothing against it; {what}")}
              WHEN privacy = 'public' THEN {filled("public: {records} records with nothing else in common")}
              ELSE {filled("unsettled: {records} records with nothing else in common")}
            END AS why
          FROM x
        )
        SELECT sel, CASE WHEN privacy <> 'private' THEN why END AS suppressed_why, why FROM y
        """
    )
