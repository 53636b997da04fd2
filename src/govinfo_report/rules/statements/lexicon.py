"""The words in which reports speak of their figures, each with what it is. What is not here is not understood."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from attrs import frozen

__all__ = ["Word", "words_of"]


@frozen
class Word:
    """A word with its kind; kind ``?`` is text that is not understood. ``rows`` are rows, groups or columns."""

    kind: str
    text: str
    rows: tuple[str, ...] = ()


_PLAIN: Mapping[str, str] = {
    "receive": "收到 受理 接收 接到 收办 新收到 新收 新受理 收件 登记 接受 接办 收悉",
    "new": "新增",
    "answer": "办结 答复 办理 回复 办复 处理 处置 办毕 办完",
    "request": "依申请公开 依申请 公开申请 申请公开 申请事项 申请件 申请书 申请量 申请 办件 申请表",
    "info": "政府信息公开 信息公开 政务公开 政府信息 政务信息 信息 公开 政务 政府 案件 案 事项 公开工作",
    "publish": "主动公开 发布 公布 公示 推送 刊发 登载 更新 上传 录入 转载 发表 主动",
    "carry": "结转 转结 结存 遗留 延续 跨年度 跨年",
    "carry_on": "顺延 留待 留到 转到 转至 转下 转",
    "carry_in": "转来 转入 滚存 留下",
    "continue": (
        "继续办理 继续答复 继续处理 办理中 在办 正在办理 尚未办结 未办结 尚在办理 待办 待答复 仍在办理 尚未答复 "
        "没有办完 没办完 未办完 没有办结 还没办完"
    ),
    "last": "上一年度 上年度 上一年 上年 去年度 去年 往年 以前年度",
    "next": "下一年度 下年度 下一年 下年 次年 明年 来年 翌年",
    "growth": "增加 减少 增长 下降 上升 提高 降低 增幅 降幅 增多 上涨 同比 环比 比 较 相比 多 少 增 减 相较",
    "reach": "增至 增加到 增长到 增加至 增长至 上升至 上升到 降至 减至 减少到 减少至 下降到 下降至 升至 达到 达",
    "channel": (
        "网络 网上 在线 当面 现场 信函 邮寄 信件 电子邮件 邮件 传真 书面 窗口 线上 线下 来函 互联网 邮政 快递 "
        "口头 电话 网站 平台 系统 "
        "通过 网页 来人 其他渠道 其他形式 其他方式 渠道"
    ),
    "partial": (
        "延期 超期 逾期 当场 提前 涉及 关于 有关于 针对 类 撤回 撤销 补正 征求 转办 移送 未 不 没有 无 非 除 部分 "
        "占 指导 督促 协调 协助 配合 会商 催办 转交 抽查"
    ),
    "fee": "信息处理费 处理费",
    "charge": "收取 收费 收缴 缴纳 征收 收 金额 费用 通知 通知书 缴费通知 收费通知 发出 开具",
    "issue": "制发 制定 出台 印发 新发 新制定 新出台 新制发 颁布 下发 新印发 制定出台 制定印发 制定发布 新发布",
    "repeal": "废止 失效 宣布失效 废止失效",
    "in_force": "现行有效 继续有效 有效 现有",
    "amend": "修订 修改 清理 备案 审查 审核 转发 起草 解读 评估",
    "public_total": "对外公开",
    "public_new": "新公开",
    "made": "新制作 制作",
    "decide": "处理决定 行政处理决定 作出 做出 实施 决定 下达",
    "results_word": "结果",
    "closed": "已审结 审结 结案 已结",
    "fill": (
        "共 共计 合计 总计 累计 全年 全部 均 都 已 已经 其中 含 包含 包括 另有 另 有 为 是 计 总共 一共 总数 "
        "总数量 总量 数量 数 量 分别 的 件 个 "
        "了 约 近 年度 年 一年来 一年 本年 今年 当年 本年度 当年度 按时 按期 依法 依规 及时 按规定 各类 到 至 和 "
        "及 与 或 以及 并 等 里面 里 年里 一年里 年末 期末 条 项 "
        "在法定期限内 法定期限内 在规定时限内 规定时限内 在规定期限内 全市 全区 全县 全省 全镇 全乡 全街道 全州 "
        "全旗 我市 我区 我县 我省 我镇 我乡 "
        "我街道 我局 我委 我办 我厅 我单位 本市 本区 本县 本省 本镇 本乡 本局 本委 本办 本厅 本机关 本单位 "
        "本行政机关 街道 各单位 各部门 各级 "
        "因 由 引发 引起 引发的 产生 发生 涉 与此 由此 此 相关 有关 方面 工作 情况 提出 提交 递交 发起 提起 被 "
        "申请人 社会 群众 来自 属于 以 "
        "作出的 对 从 过 时 目前 期间 还 也 又 总 之后 截至 年底 底 新的 中 行政机关 机关 向 我 申请的 "
        "各镇街 各镇 各乡镇 各街道 各科室 各县区 各县市区 各处室 得到 进行 完成 给予 将于 将在 要求 告知 情形 决定书 "
        "完毕 率 规模"
    ),
    "result_upheld": "结果维持 维持原行政行为 维持",
    "result_corrected": "结果纠正 被纠正 纠正",
    "result_other": "其他结果 其它结果 其他 其它",
    "result_pending": "尚未审结 未审结 审理中 正在审理 尚在审理 未结 未办结案件",
}

_ROWS: Mapping[str, Mapping[str, str]] = {
    "outcome": {
        "disclosed": "予以公开 同意公开 全部公开 准予公开 决定公开 给予公开 完全公开",
        "partly_disclosed": "部分公开 予以部分公开 同意部分公开 部分予以公开",
        "not_disclosed": "不予公开 不同意公开 决定不予公开",
        "unable_to_provide": "无法提供 不能提供",
        "not_processed": "不予处理",
        "other_handling": "其他处理 其它处理 其他方式处理 其他处理情形 其他处理方式",
        "state_secret": "国家秘密 涉及国家秘密",
        "prohibited_by_law": "其他法律行政法规禁止公开 法律行政法规禁止公开",
        "endangers_security_or_stability": "三安全一稳定",
        "third_party_rights": "保护第三方合法权益 第三方合法权益",
        "internal_affairs": "三类内部事务信息 内部事务信息 内部事务",
        "process_information": "四类过程性信息 过程性信息",
        "enforcement_case_file": "行政执法案卷信息 行政执法案卷 执法案卷",
        "administrative_inquiry": "行政查询事项 行政查询",
        "not_held": "本机关不掌握相关政府信息 不掌握相关政府信息 本机关不掌握 不掌握",
        "requires_creation": "没有现成信息需要另行制作 没有现成信息 需要另行制作 另行制作",
        "unclear_after_correction": "补正后申请内容仍不明确 补正后仍不明确",
        "petition_or_complaint": "信访举报投诉类申请 信访举报投诉类 信访举报投诉 信访投诉举报类 信访投诉举报",
        "repeat_request": "重复申请",
        "public_publication": "要求提供公开出版物 公开出版物",
        "excessive_requests": "无正当理由大量反复申请 大量反复申请",
        "confirm_or_reissue": "要求行政机关确认或重新出具已获取信息 确认或重新出具已获取信息 重新出具已获取信息",
        "correction_overdue": "申请人无正当理由逾期不补正 无正当理由逾期不补正 逾期不补正 逾期未补正",
        "fee_overdue": "逾期未按收费通知要求缴纳费用 逾期未缴费 逾期不缴费",
    },
    "applicant": {
        "natural_person": "自然人 公民 个人",
        "commercial_enterprise": "商业企业 企业",
        "research_institution": "科研机构",
        "public_welfare_organization": "社会公益组织 公益组织",
        "legal_services_institution": "法律服务机构",
        "other_organization": "其他组织",
        "bodies": (
            "法人或其他组织 法人和其他组织 法人及其他组织 法人、其他组织 法人或者其他组织 法人与其他组织 "
            "法人及其它组织 法人组织 法人或其它组织 法人和其它组织 法人"
        ),
    },
    "dispute": {
        "reconsideration": "行政复议案件 行政复议申请 行政复议 复议案件 复议申请 复议",
        "litigation": "行政诉讼案件 行政诉讼 行政应诉案件 行政应诉 诉讼案件 诉讼 应诉案件 被诉",
        "litigation_direct": "未经复议直接起诉 未经复议直接提起行政诉讼 直接起诉 直接提起行政诉讼",
        "litigation_after_reconsideration": (
            "复议后起诉 经复议后起诉 行政复议后起诉 经行政复议后起诉 复议后提起行政诉讼 经复议后提起行政诉讼 "
            "行政复议后提起行政诉讼 "
            "复议后提起诉讼 经复议后提起诉讼"
        ),
    },
    "document": {
        "administrative_rules": "规章 政府规章 部门规章 行政规章 市政府规章",
        "normative_documents": "行政规范性文件 规范性文件",
    },
    "matter": {
        "licensing": "行政许可",
        "penalties": "行政处罚",
        "compulsion": "行政强制",
        "other_services": "其他对外管理服务事项",
        "administrative_fees": "行政事业性收费",
        "centralized_procurement": "政府集中采购 集中采购",
    },
}

_NOT_THESE = (
    "规章制度 申请人次 信息处理费管理办法 行政许可申请 行政处罚申请 公开指南 公开目录 公开平台 公开栏 公开专栏 公开网"
)


@cache
def _known() -> dict[str, Word]:
    known = {text: Word(kind, text) for kind, texts in _PLAIN.items() for text in texts.split()}
    for kind, rows in _ROWS.items():
        known |= {text: Word(kind, text, (row,)) for row, texts in rows.items() for text in texts.split()}
    return known | {text: Word("?", text) for text in _NOT_THESE.split()}


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(map(re.escape, _known()), key=len, reverse=True)
    return re.compile(
        rf"(?P<year>(?:19|20)\d\d\s?年(?:度|底|末)?)|(?P<mark>[、（）()“”\"\s《》：:]+)|(?P<word>{'|'.join(words)})"
    )


def words_of(text: str, /) -> list[Word]:
    """The words of a clause in their order; the longest word that fits is taken."""
    known, words, position = _known(), list[Word](), 0
    for match in _pattern().finditer(text):
        if match.start() > position:
            words.append(Word("?", text[position : match.start()]))
        position = match.end()
        if match["year"]:
            words.append(Word("year", match["year"][:4]))
        elif match["mark"]:
            words.append(Word("mark", match["mark"]))
        else:
            words.append(known[match[0]])
    if position < len(text):
        words.append(Word("?", text[position:]))
    return words
