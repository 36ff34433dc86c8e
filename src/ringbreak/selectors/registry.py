"""All kinds of identifier, in the order in which they are looked for and listed.

The order is for the reader; who wins where two kinds claim the same characters is each candidate's rank
(`Found.rank`): what carries a checksum before what a lead word says, and that before what only has a form.
Kinds from outside come through the entry-point group `ringbreak.selectors`, each naming a `Selector`.
"""

from __future__ import annotations

from functools import cache

from ringbreak.model import plugins
from ringbreak.model.plugins import plugged_in
from ringbreak.selectors.kinds.ada import SELECTOR as ADA
from ringbreak.selectors.kinds.alipay import SELECTOR as ALIPAY
from ringbreak.selectors.kinds.apk import SELECTOR as APK
from ringbreak.selectors.kinds.bank_card import SELECTOR as BANK_CARD
from ringbreak.selectors.kinds.bch import SELECTOR as BCH
from ringbreak.selectors.kinds.btc import SELECTOR as BTC
from ringbreak.selectors.kinds.cn_id import SELECTOR as CN_ID
from ringbreak.selectors.kinds.code import SELECTOR as CODE
from ringbreak.selectors.kinds.doge import SELECTOR as DOGE
from ringbreak.selectors.kinds.domain import SELECTOR as DOMAIN
from ringbreak.selectors.kinds.douyin import SELECTOR as DOUYIN
from ringbreak.selectors.kinds.email import SELECTOR as EMAIL
from ringbreak.selectors.kinds.eth import SELECTOR as ETH
from ringbreak.selectors.kinds.handle import SELECTOR as HANDLE
from ringbreak.selectors.kinds.iban import SELECTOR as IBAN
from ringbreak.selectors.kinds.iccid import SELECTOR as ICCID
from ringbreak.selectors.kinds.icp import SELECTOR as ICP
from ringbreak.selectors.kinds.imei import SELECTOR as IMEI
from ringbreak.selectors.kinds.imsi import SELECTOR as IMSI
from ringbreak.selectors.kinds.invoice import SELECTOR as INVOICE
from ringbreak.selectors.kinds.ipv4 import SELECTOR as IPV4
from ringbreak.selectors.kinds.ipv6 import SELECTOR as IPV6
from ringbreak.selectors.kinds.line import SELECTOR as LINE
from ringbreak.selectors.kinds.ltc import SELECTOR as LTC
from ringbreak.selectors.kinds.mac import SELECTOR as MAC
from ringbreak.selectors.kinds.md5 import SELECTOR as MD5
from ringbreak.selectors.kinds.onion import SELECTOR as ONION
from ringbreak.selectors.kinds.parcel import SELECTOR as PARCEL
from ringbreak.selectors.kinds.phone import SELECTOR as PHONE
from ringbreak.selectors.kinds.plate import SELECTOR as PLATE
from ringbreak.selectors.kinds.qq import SELECTOR as QQ
from ringbreak.selectors.kinds.qq_group import SELECTOR as QQ_GROUP
from ringbreak.selectors.kinds.sha1 import SELECTOR as SHA1
from ringbreak.selectors.kinds.sha256 import SELECTOR as SHA256
from ringbreak.selectors.kinds.sol import SELECTOR as SOL
from ringbreak.selectors.kinds.telegram import SELECTOR as TELEGRAM
from ringbreak.selectors.kinds.tracking_id import SELECTOR as TRACKING_ID
from ringbreak.selectors.kinds.tron import SELECTOR as TRON
from ringbreak.selectors.kinds.txid import SELECTOR as TXID
from ringbreak.selectors.kinds.url import SELECTOR as URL
from ringbreak.selectors.kinds.uscc import SELECTOR as USCC
from ringbreak.selectors.kinds.wechat import SELECTOR as WECHAT
from ringbreak.selectors.kinds.wechat_group import SELECTOR as WECHAT_GROUP
from ringbreak.selectors.kinds.wechat_official import SELECTOR as WECHAT_OFFICIAL
from ringbreak.selectors.kinds.weibo import SELECTOR as WEIBO
from ringbreak.selectors.kinds.whatsapp import SELECTOR as WHATSAPP
from ringbreak.selectors.kinds.xmr import SELECTOR as XMR
from ringbreak.selectors.kinds.xrp import SELECTOR as XRP
from ringbreak.selectors.selector import Selector

SELECTORS: tuple[Selector, ...] = (
    # people and organisations
    PHONE, CN_ID, USCC, BANK_CARD, IBAN, PLATE,
    # devices
    IMEI, IMSI, ICCID, MAC,
    # the net
    EMAIL, URL, DOMAIN, IPV4, IPV6, ONION, ICP, TRACKING_ID,
    # accounts
    WECHAT, WECHAT_OFFICIAL, WECHAT_GROUP, QQ, QQ_GROUP, WEIBO, DOUYIN, ALIPAY, TELEGRAM, WHATSAPP, LINE,
    # chains
    BTC, ETH, TRON, LTC, XMR, DOGE, BCH, XRP, ADA, SOL, TXID,
    # files and papers
    MD5, SHA1, SHA256, APK, PARCEL, INVOICE,
    # general forms go last so that special ones win
    HANDLE, CODE,
)  # fmt: skip


@cache
def selectors() -> tuple[Selector, ...]:
    """Ours, then those of installed plug-ins, by name; a plug-in cannot replace one of ours."""
    return SELECTORS + plugged_in(plugins.SELECTORS, Selector, [s.name for s in SELECTORS])


@cache
def by_name() -> dict[str, Selector]:
    return {s.name: s for s in selectors()}
