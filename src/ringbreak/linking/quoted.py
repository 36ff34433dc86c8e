"""What is quoted: who warns of a swindle or reports on it shows its words and its numbers, and is not of it.

Two cases. In pages and documents that speak as the press does, what stands inside quotation marks is left out; an advertisement made up as
news names its contact in its own voice, outside any quotation, and is linked as before. And a text that warns others, or asks about or
analyses a swindle as reporters and researchers do, is left out whole: it names the swindle, tells others what (not) to do or speaks as
press or research, offers nothing, and does not tell of the writer's own loss. A victim's complaint stays, and so does the seller who
warns of imitators and names his own number as the only true one.
"""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import literal
from ringbreak.linking import passed_on
from ringbreak.linking.account_spaces import SPACE
from ringbreak.linking.columns import PEOPLE
from ringbreak.words import say

KINDS = "('page', 'article', 'document')"
PRESS = (
    r"本报(?:记者|接到|讯|评论)|(?:读者|市民|网友)[^，。]{0,14}反映|(?:日报|晚报|早报|时报|新闻网|法治报|都市报|电视台)记者|记者(?:调查|以普通|拨打|联系|了解|注意)|"
    r"\bour reporter|readers (?:have )?(?:told|written)|staff reporter"
)
"""How the press speaks of itself. RE2, ignoring case."""
QUOTATION = r"[“「『\"][^”」』\"]{16,}[”」』\"]"
"""A quotation long enough to be somebody's message."""
QUOTED_PASSAGE = r"“[^”\n]{12,}?”|「[^」\n]{12,}?」|『[^』\n]{12,}?』|\"[^\"\n]{12,}?\""
"""The same with its marks, for whoever looks at what is said around it."""
SWINDLE = (
    r"骗|诈|是假的|非我行|不是我行|不法分子|卖假|假证|犯法|违法|刷单返|假冒|冒充|涉案|随案移送|派出所说|黑产|虚假|采访|协查|来函|回函|函复|盗用|冒用|是一家|(?:无|没有?)(?:任何|什么)?关[系联]|\breceived (?:a|another|a second|several) (?:abuse )?reports?\b|\bit is false\b|\bdo(?:es)? not act for\b|\bnot (?:connected|affiliated|associated) with\b|\b(?:looks wrong|did not click)\b|\b(?:scam|fraud|phish|fake|imposter|impostor|impersonat|swindl|rip[- ]?off|lost (?:money|(?:all )?(?:his|her|their) savings)|criminals|not ours|malware|stealer|abuse|warn|report(?:ing|ed) @?[\w.+-]{3,64} to\b"
    r"|indicators?\b|iocs?\b|cert\b|request for comment|threat (?:intel|research)|researcher)"
)
"""Words one of which every such text has; looked for first, since few texts have any."""
WARNING = (
    r"扩散|都是骗子|(?:民警|警方|公安|银行|客服)[^。，]{0,6}不会(?:要求|让|向|以|通过|打|在)|(?:警方|民警|公安|反诈|派出所|银行|平台|学校|社区)[^，。！]{0,10}(?:提醒|提示|预警)|【[^】]{0,12}(?:提醒|提示|预警|曝光)】|谨防|当心|警惕|请勿|切勿|勿(?:信|点|转)|不要(?:相信|轻信|点|转账|汇款|上当|添加|扫)|别(?:点|信|上当|转|加|扫|接|理|再打|买)|勿买|不要买"
    r"|防范[^，。]{0,12}(?:诈骗|冒充|假冒)|(?:并|均|都)?(?:非|不是)(?:我行|我司|本行|本司|本公司)|不法分子"
    r"|(?:我司|本公司|我们|我公司|本店|我行|本人|我社)[^。，]{0,6}(?:与|跟|和)[^。]{1,40}(?:无|没有?)(?:任何|什么)?关[系联]|(?:盗用|冒用)(?:了)?(?:我司|本公司|我们|我公司|本店|我行|本人)|(?:案例|名义|图片|照片|执照|商标)[^。，]{0,4}(?:系|是|被|遭|属)(?:他人|对方)?(?:盗用|冒用)"
    r"|\bwe (?:do not act for|are not (?:connected|affiliated|associated) with|have nothing to do with)\b"
    r"|\b(?:is|are|was|were) not ours\b|\bit is false\b|\bwe did not send\b|\bcriminals are (?:sending|calling|texting)\b"
    r"|提醒(?:大家|各位|广大)|请?大家?(?:注意|小心)|避雷|(?:^|\n)注意[：:，]|(?:派出所|警察|民警|警方)[^。]{0,4}说[^。]{0,24}好多人(?:都)?(?:报|被)"
    r"|\bbeware\b|\b(?:do not|don't|never) (?:trust|click|pay|send|buy|reply|engage|fall|visit)|\bavoid (?:this|these|them|him)|\bwatch out\b|\bheads[- ]up\b|(?:scam|fraud) (?:alert|warning)|\bwarning:|\bstay away\b|\bto warn (?:people|others|users|everyone)"
)
"""How somebody tells others to beware."""
INQUIRY = (
    r"记者 ?[一-鿿]{2,3}(?:\s|$|[）)])|反诈(?:宣讲|宣传|课)|宣讲(?:提纲|稿)|记者(?:了解|采访|调查|拨打|从)|采访|写稿|请(?:贵局|贵方|你们|协助)?核实|是否为?(?:涉诈|诈骗)|通讯员|来函收悉|随案移送的[^。]{0,40}(?:审查|梳理|勘验)|(?:协查|查询)(?:回复|结果|通知)|现?(?:将|予以?)?(?:函复|回函)|收到?(?:贵|你)(?:办|局|院|处|单位|队)"
    r"|\bi (?:have )?interviewed\b|\bwill you comment\b|\bfor comment\b|\bwe (?:have )?(?:suspended|terminated|closed) the (?:customer|account|domain|site|hosting)\b"
    r"|\b(?:journalist|newsroom|for a story|request for comment|press (?:inquiry|enquiry|request))\b|\bby [a-z]\. [a-z]+\. "
    r"|\b(?:threat (?:intel|research)|security research|researcher|IOCs?|indicators? of compromise|write[- ]?up|takedown|sinkhole|abuse report|we (?:observed|tracked|analy[sz]ed)|i (?:have )?(?:track|traced|been tracking|am researching))\b"
    r"|(?:跟|和|与|是)(?:你们|贵公司|贵司|贵店)(?:是)?(?:一家|一起|合作)[^。？?]{0,30}(?:吗|？|\?|你知道)|是不是(?:你们|贵公司|贵司)"
    r"|\bi did not click\b|\bwe (?:have )?received (?:a|another|a second|several|your) (?:abuse )?(?:report|complaint)s?\b|\b(?:site|domain|page|account|server|service)s? [^.\n]{0,40}(?:has|have|was|were) been (?:disabled|suspended|terminated|taken down)\b"
    r"|\bindicators?:|\[report\]|\breported to (?:the )?(?:platform|cert|police|registrar|host)|\breport(?:ing|ed) @?[\w.+-]{3,64} to\b"
)
"""How reporters, researchers and offices that answer an inquiry speak of their work."""
OFFERS = (
    r"认准|唯一(?:微信|客服|账号|联系|正规)|加我(?:微信|[vVqQ]+)?(?:[^的了微vVqQ]|$)|联系我|找我|私我|本店|本人出|诚信经营|(?:帮|协助|代|可以|能够?|成功|包)[^。]{0,6}(?:追回|挽回)|有需要的?(?:请|可以|的)?(?:联系|加|私)|包教|包过|(?:^|通知[：:，]? ?|本人已?|我(?:们|已)?)换(?:号|微信|QQ|群)|(?:旧|老|原)号(?:加|找|联系)(?:我|你)"
    r"|请(?:您|你|立即|立刻|尽快|马上|速|及时|先|直接|务必)*(?:添加|加(?:入|群|微|[QqVv])|点击|登录|下载|回复|扫码|联系[^。，]{0,6}(?:客服|专员|经理|顾问|老师|警官|工作人员|微信|QQ))"
    r"|(?:^|[.!:\n] ?)(?:please |kindly )?(?:click|tap|log ?in|sign ?in|verify|confirm|reply|call us|text us)\b|\b(?:dm me|message me|contact me|pm me|hit me up|for sale|we sell|order now|our (?:only|official)|recover your|legit|my new (?:number|account|handle|channel))\b"
)
"""How somebody offers something, or sends his reader to an account or a page, who then only poses as warning: swindlers write as the police."""
OWN_LOSS = (
    r"(?:我|本人|俺|我们家)[^。！]{0,40}(?:被骗|转了|转给|转账|付了|汇了|打款|打给|充了|充值|报案|损失|垫付)|(?:被骗|转账|损失)[^。]{0,12}(?:我|本人)"
    r"|\b(?:i|we) (?:paid|sent|transferred|lost|was|were|got|bought|deposited|wired)\b|\bmy (?:money|payment|account|card|wallet|savings)\b"
)
"""How somebody tells of a loss of his own."""
VICTIMS = r"受害者|受害人|被害人|被骗者|维权|\b(?:victims?|scammed|defrauded)\b"
"""What those who were cheated call the chat in which they tell one another by whom. RE2, ignoring case."""
THINGS = "'handle', 'url', 'domain', 'onion', 'tracking_id', 'ipv4', 'ipv6', 'apk', 'md5', 'sha1', 'sha256', 'txid'"
"""What else a report names besides people."""
LOOKED_AT = 20_000
"""Characters of a text that are read."""


def _warns(text: str) -> str:
    """SQL: whether a text that names a swindle warns or asks, offers nothing and tells of no loss of its writer's own."""
    return (
        f"(regexp_matches({text}, {literal(f'{WARNING}|{INQUIRY}')}, 'i') AND NOT regexp_matches({text}, {literal(OFFERS)}, 'i') "
        f"AND NOT regexp_matches({text}, {literal(OWN_LOSS)}, 'i'))"
    )


def read(engine: Engine) -> None:
    """Make the temporary table `quoted` (rec, sel, aside, heard): contacts inside a quotation of a report, or in a text that warns, asks or analyses,
    and the text family such a text got. heard: Who warns joins nothing, but that he names a contact beside others speaks when it is judged.

    Reads: `minted`, `rec`, `sel`, RECORDS.
    """
    why = literal(say("not counted: a report quotes it, and who reports is not of it"))
    around = f"regexp_replace(text, {literal(QUOTED_PASSAGE)}, '', 'g')"
    warned = literal(say("not counted: a warning or an inquiry names it, and who warns or asks is not of it"))
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE quoted AS
        WITH bearing AS (
          SELECT DISTINCT record_id FROM minted WHERE field IN ('text', 'title') AND kind IN ({PEOPLE}, 'handle', 'url', 'domain')
          UNION SELECT m.record_id FROM minted m JOIN records r USING (record_id) WHERE m.kind = 'template' AND r.kind IN {KINDS}
        ), warning AS (
          -- Record by record as they are read, before anything is joined: a join by the texts of ten million records would hold them all.
          SELECT record_id FROM (
            SELECT record_id, left(concat_ws(chr(10), title, text), {LOOKED_AT}) AS text FROM records
            WHERE text IS NOT NULL AND kind NOT IN ('transfer', 'action'))
          WHERE regexp_matches(text, {literal(SWINDLE)}, 'i') AND (
            {_warns("text")}
            -- Who quotes a lure word by word shows its offer too; what he says himself stands around the quotation.
            OR regexp_matches(text, {literal(QUOTED_PASSAGE)}) AND regexp_matches({around}, {literal(SWINDLE)}, 'i') AND {_warns(around)})
        ), warns AS (
          SELECT record_id FROM warning SEMI JOIN bearing USING (record_id)
          UNION
          -- Among the cheated everybody names whom he paid; who there offers something for himself is heard as anywhere.
          SELECT record_id FROM records
          WHERE kind = 'message' AND regexp_matches(channel, {literal(VICTIMS)}, 'i') AND NOT regexp_matches(left(text, {LOOKED_AT}), {literal(OFFERS)}, 'i')
        ), told AS (
          SELECT record_id, left(text, {LOOKED_AT}) AS text FROM records
          WHERE kind IN {KINDS} AND text IS NOT NULL AND regexp_matches(left(text, {LOOKED_AT}), '{PRESS}', 'i')
            AND regexp_matches(left(text, {LOOKED_AT}), '{QUOTATION}')
        ), borne AS (
          SELECT m.record_id, m.kind, m.value, left(t.text, m.start) AS before, m.start
          FROM minted m JOIN told t USING (record_id) WHERE m.field = 'text' AND (m.kind IN ({PEOPLE}, 'handle', 'url', 'domain') OR m.kind = 'template')
        ), found AS (
          SELECT m.record_id, m.kind, m.value, {warned} AS aside, true AS heard FROM minted m SEMI JOIN warns USING (record_id)
          WHERE m.field IN ('text', 'title') AND m.kind IN ({PEOPLE}, {THINGS}) OR m.kind IN ('template', 'rewording')
          UNION ALL
          SELECT record_id, kind, value, {why}, false FROM borne
          WHERE kind = 'template'
             OR length(regexp_replace(before, '[^“「『]', '', 'g')) > length(regexp_replace(before, '[^”」』]', '', 'g'))
             OR length(regexp_replace(before, '[^"]', '', 'g')) % 2 = 1
        )
        SELECT rec.rec, sel.sel, min(b.aside) AS aside, bool_and(b.heard) AS heard FROM found b JOIN rec USING (record_id) JOIN sel ON sel.kind = b.kind AND sel.value = b.value
        GROUP BY ALL
        """
    )
    passed_on.let_back(engine)
    # Whoever warned of a value means the same value when he names it again without a word of warning, to a colleague or to the accused:
    # unless he names it oftener so, as a swindler does who warns of himself. Step by step, from the few links of warnings: as one statement
    # it looked at every record of the case for each account.
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE warned_of AS
        SELECT {SPACE} || ':' || r.author AS account, q.sel, count(*) AS n
        FROM (SELECT rec.record_id, q.sel FROM quoted q JOIN rec USING (rec) WHERE q.heard) q JOIN records r USING (record_id)
        SEMI JOIN (SELECT sel FROM sel WHERE kind IN ({PEOPLE}, {THINGS})) s ON s.sel = q.sel
        WHERE r.author IS NOT NULL AND r.author <> '' GROUP BY ALL
        """
    )
    engine.execute(
        f"""
        INSERT INTO quoted
        WITH bare AS (
          SELECT i.rec, i.sel FROM inc i SEMI JOIN warned_of w ON w.sel = i.sel ANTI JOIN quoted q ON q.rec = i.rec AND q.sel = i.sel
        ), who AS (
          SELECT b.rec, b.sel, {SPACE} || ':' || r.author AS account
          FROM (SELECT bare.*, rec.record_id FROM bare JOIN rec USING (rec)) b JOIN records r USING (record_id) WHERE r.author <> '' AND r.kind <> 'profile'
        ), again AS (
          SELECT w.rec, w.sel, d.n, count(*) OVER (PARTITION BY w.account, w.sel) AS bare
          FROM who w JOIN warned_of d ON d.account = w.account AND d.sel = w.sel
        )
        SELECT DISTINCT rec, sel, {warned}, true FROM again WHERE bare <= n
        """
    )
    engine.execute("DROP TABLE warned_of")
