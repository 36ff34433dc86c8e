"""What stands beside a name or a message without being of it: who serves, registers or lists a name, and whom a mail was sent to.

A name server, a registrar's own address and a mail server are those of whoever runs them and serve every customer; that two names
have one is weighed as infrastructure (linkers/infrastructure.py), not as a contact that both give. And a feed of indicators names what
others do: its rows are one vendor's, and say of no two names that they are one operation's. So does a text whose addresses are defanged.
A mailbox that only ever receives is whom mails were sent to, and links no two senders. Nor does one link anything that is on a sender's
list: whom he writes to beside hundreds of others he does not know, and that they all differ says nothing of what he offers them.
The servers that handed a mail on, which write themselves into its headers, are likewise a host's and carry the mails of all its customers.
"""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import literal, sentence

SERVERS = r"name ?servers?|^ns ?[0-9]?$|dns ?server|域名服务器|dns服务器|解析服务器|^mx$|mail ?exchanger?"
"""Headers of columns that say which machines answer for a name. RE2, lower case."""
REGISTRARS = (
    r"^registrar|whois ?server|^sponsor|\babuse ?(?:contact|e?mail|phone)|注册商|注册服务(?:商|机构)|注册管理"
)
"""Headers of columns that say who registered a name for its holder."""
FEED = r"^(?:indicators?|ioc|iocs|ioc ?value|observables?|indicator ?value)$"
FEED_TOO = r"^(?:indicator|ioc|observable|pattern) ?type$|^type$|^tlp$|^conf(?:idence)?$|^threat|^malware|^campaign$|^valid ?from$|^kill ?chain"
"""A table is a feed of indicators when one column is called so, and another what feeds say of each; or when it has the columns of STIX."""
RECORD_TYPE = r"^(?:rr ?type|record ?type|dns ?type|qtype|type)$"
RECIPIENTS = (
    "('counterpart', 'cell:To', 'cell:Cc', 'cell:Bcc', 'cell:Delivered-To', 'cell:X-Original-To', 'cell:Envelope-To', "
    "'cell:X-Envelope-To', 'cell:Resent-To', 'cell:Resent-Cc')"
)
"""Fields of mails, as the parsers of mail call them; a header that comes again is numbered (`cell:Delivered-To#2`)."""
PATH = r"^cell:(?:(?:x-)?received(?:-spf)?|(?:arc-)?authentication-results|arc-(?:message-signature|seal))$"
"""Headers, lower case, in which the servers that handed a mail on (RFC 5321) or checked it (RFC 7208, 8601, 8617) write themselves, its
receiver and numbers of their own. RE2."""
MAILING = 5
"""Mailboxes that got mail of one sender and never wrote to him, from which he writes to a list: two or three may be people he deals with."""
DEFANGED = 2
"""Different addresses written so that nobody clicks them (evil[.]example, hxxp://), from which a text tells of another's: whoever wants
them clicked does not write them so."""
TRIED = (
    r"(?:安全部|信任团队|安全团队|风控|民警|取证|勘验|调查员|平台)[^，。；]{0,8}(?:复现|测试|试登|验证|实验)|查获样机|内部测试|测试账号|复现(?:操作|登录|测试)?$"
    r"|\b(?:reproduced|reproduction|test) by (?:the )?(?:trust|security|police|investigat\w*|fraud|abuse)\b|\b(?:investigator|trust team|security team)(?:'s)? (?:test|reproduction)\b"
)
"""Remarks in logs of actions by which whoever looks into it marks what he did himself. RE2, ignoring case."""
OF_SERVERS = "('NS', 'MX', 'SOA')"


def read(engine: Engine) -> None:
    """Make the temporary table `serving` (rec, sel, aside, heard): links that stand in such columns, feeds and mails.

    heard: It joins nothing, but that it stands beside others speaks when they are judged.

    Reads: `minted`, `rec`, `sel`, MENTIONS, MAPPINGS, FIELDS of tables that have a column of record types.
    """
    serves = sentence("not counted: who serves or registers a name does so for all its customers")
    listed = sentence("not counted: a feed of indicators names what others do")
    defanged = sentence(
        "not counted: its addresses are written so that nobody opens them, as whoever warns of them does"
    )
    receives = sentence("not counted: it only receives, and whom a mail was sent to does not say whose it is")
    header = "replace(replace(lower(header), '_', ' '), '-', ' ')"
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE serving AS
        WITH named AS (
          SELECT evidence_id, header, {header} AS called FROM mappings
        ), columns AS (
          SELECT DISTINCT evidence_id, 'cell:' || header AS field FROM named WHERE regexp_matches(called, '{SERVERS}|{REGISTRARS}')
        ), feeds AS (
          SELECT evidence_id FROM named GROUP BY evidence_id
          HAVING bool_or(regexp_matches(called, '{FEED}')) AND bool_or(regexp_matches(called, '{FEED_TOO}'))
            OR bool_or(called = 'pattern') AND bool_or(called IN ('pattern type', 'spec version'))
        ), typed AS (
          SELECT DISTINCT evidence_id, header FROM named WHERE regexp_matches(called, '{RECORD_TYPE}')
        ), answers AS (
          SELECT DISTINCT f.record_id FROM fields f JOIN records r USING (record_id) JOIN typed t ON t.evidence_id = r.evidence_id AND t.header = f.field
          WHERE upper(f.value) IN {OF_SERVERS}
        ), cells AS (
          SELECT rec.rec, sel.sel, m.record_id, m.kind, m.field, r.evidence_id FROM minted m JOIN records r USING (record_id)
          SEMI JOIN (SELECT evidence_id FROM columns UNION SELECT evidence_id FROM feeds UNION SELECT evidence_id FROM typed) x USING (evidence_id)
          JOIN rec USING (record_id) JOIN sel ON sel.kind = m.kind AND sel.value = m.value
        )
        SELECT rec, sel, {serves} AS aside, false AS heard FROM cells SEMI JOIN columns USING (evidence_id, field)
        UNION
        SELECT rec, sel, {serves}, false FROM cells SEMI JOIN answers USING (record_id)
        WHERE regexp_matches(lower(field), '^cell:(?:rdata|data|answer|value|content|target|记录值)$')
        UNION
        SELECT rec, sel, {listed}, false FROM cells SEMI JOIN feeds USING (evidence_id) WHERE kind <> 'account'
        UNION
        SELECT rec.rec, sel.sel, {defanged}, false FROM minted m JOIN (
          SELECT record_id FROM mentions WHERE kind IN ('domain', 'url', 'ipv4', 'email') AND regexp_matches(coalesce(disguise, ''), 'defang|hxxp')
          GROUP BY record_id HAVING count(DISTINCT value) FILTER (kind <> 'url') >= {DEFANGED}
        ) d USING (record_id) JOIN rec USING (record_id) JOIN sel ON sel.kind = m.kind AND sel.value = m.value
        WHERE m.kind NOT IN ('account', 'template', 'image')
        UNION
        SELECT rec.rec, sel.sel, {receives}, true FROM minted m JOIN records r USING (record_id) JOIN rec USING (record_id)
        JOIN sel ON sel.kind = m.kind AND sel.value = m.value
        SEMI JOIN (
          SELECT s.sel FROM minted n JOIN sel s ON s.kind = n.kind AND s.value = n.value WHERE n.kind = 'email'
          GROUP BY s.sel HAVING bool_and(coalesce({HEADER} IN {RECIPIENTS} OR {ON_THE_WAY}, false))
        ) only_receives ON only_receives.sel = sel.sel
        WHERE r.kind = 'mail'
        """
    )
    _mailings(engine)
    _paths(engine)
    _tried(engine)


HEADER = "regexp_replace(n.field, '#[0-9]+$', '')"
ON_THE_WAY = f"regexp_matches(lower({HEADER}), '{PATH}')"


def _tried(engine: Engine) -> None:
    """What investigators did themselves, on a seized device or with an account of their own, as the row's remark says: it shows how it works, and is nobody's of it."""
    why = sentence("not counted: whoever looks into it tried it out, as its remark says")
    engine.execute(
        f"""
        INSERT INTO serving
        WITH acted AS (SELECT DISTINCT record_id FROM actions), tried AS (
          SELECT record_id FROM records SEMI JOIN acted USING (record_id) WHERE regexp_matches(text, {literal(TRIED)}, 'i')
          UNION SELECT record_id FROM fields SEMI JOIN acted USING (record_id) WHERE length(value) < 200 AND regexp_matches(value, {literal(TRIED)}, 'i')
        )
        SELECT DISTINCT rec.rec, sel.sel, {why}, false FROM minted m SEMI JOIN tried USING (record_id) JOIN rec USING (record_id)
        JOIN sel ON sel.kind = m.kind AND sel.value = m.value WHERE (rec.rec, sel.sel) NOT IN (SELECT rec, sel FROM serving)
        """
    )


def _mailings(engine: Engine) -> None:
    """Set aside whom a mailing went to, also of mailboxes that write themselves, and let it say nothing of what stands beside."""
    listed = sentence("not counted: it is one of many a sender wrote to, and none of them is his for that")
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE mailed AS
        WITH sent AS (
          SELECT DISTINCT n.record_id, a.value AS sender, n.value AS receiver FROM mentions n
          JOIN records r ON r.record_id = n.record_id AND r.kind = 'mail'
          JOIN mentions a ON a.record_id = n.record_id AND a.kind = 'email' AND a.field = 'author'
          WHERE n.kind = 'email' AND {HEADER} IN {RECIPIENTS} AND n.value <> a.value
        ), pairs AS (
          SELECT DISTINCT sender, receiver FROM sent
        ), silent AS (
          SELECT p.sender, p.receiver FROM pairs p ANTI JOIN pairs b ON b.sender = p.receiver AND b.receiver = p.sender
        ), mailing AS (
          SELECT sender FROM silent GROUP BY sender HAVING count(*) >= {MAILING}
        )
        SELECT DISTINCT rec.rec, sel.sel FROM sent s SEMI JOIN mailing USING (sender) SEMI JOIN silent x ON x.sender = s.sender AND x.receiver = s.receiver
        JOIN rec USING (record_id) JOIN sel ON sel.kind = 'email' AND sel.value = s.receiver
        """
    )
    engine.execute("DELETE FROM serving WHERE (rec, sel) IN (SELECT (rec, sel) FROM mailed)")
    engine.execute(f"INSERT INTO serving SELECT rec, sel, {listed}, false FROM mailed")
    engine.execute("DROP TABLE mailed")


def _paths(engine: Engine) -> None:
    """Set aside what a mail bears only where servers on its way wrote, but for their addresses on the net, which weigh little by themselves.

    Reads: `minted`, which has the first passage of what a record bears, and MENTIONS for the others.
    """
    handed = sentence("not counted: a server that handed the mail on does so for all its customers")
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE handed_on AS
        WITH passed AS (
          SELECT n.record_id, n.kind, n.value FROM minted n JOIN records r ON r.record_id = n.record_id AND r.kind = 'mail'
          WHERE {ON_THE_WAY} AND n.kind NOT IN ('ipv4', 'ipv6')
        ), elsewhere AS (
          SELECT n.record_id, n.kind, n.value FROM mentions n SEMI JOIN passed USING (record_id) WHERE NOT {ON_THE_WAY}
        )
        SELECT rec.rec, sel.sel FROM passed p ANTI JOIN elsewhere USING (record_id, kind, value)
        JOIN rec USING (record_id) JOIN sel ON sel.kind = p.kind AND sel.value = p.value
        """
    )
    engine.execute("DELETE FROM serving WHERE (rec, sel) IN (SELECT (rec, sel) FROM handed_on)")
    engine.execute(f"INSERT INTO serving SELECT rec, sel, {handed}, false FROM handed_on")
    engine.execute("DROP TABLE handed_on")
