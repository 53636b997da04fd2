import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govinfo_report.text import Noise, match_key, measure_noise, normalise, simplify
from govinfo_report.text._characters import strip
from govinfo_report.text._traditional import LEFT_ALONE, SIMPLIFIED, TRADITIONAL
from govinfo_report.text.normalise import WhiteSpace, _unusual, may_hold, normal_text

CONVERTED = (
    "我鎮(zhèn)根據(jù)《條例》規(guī)定,調(diào)整領(lǐng)導(dǎo)小組,公開內(nèi)容51條；鎮(zhèn)務(wù)公開欄更新。"
)

FORM = [
    ("一、總體情況", "一、总体情况"),
    ("二、主動公開政府信息情況", "二、主动公开政府信息情况"),
    ("三、收到和處理政府信息公開申請情況", "三、收到和处理政府信息公开申请情况"),
    ("四、政府信息公開行政複議、行政訴訟情況", "四、政府信息公开行政复议、行政诉讼情况"),
    ("五、存在的主要問題及改進情況", "五、存在的主要问题及改进情况"),
    ("六、其他需要報告的事項", "六、其他需要报告的事项"),
    ("第二十條第（一）項", "第二十条第（一）项"),
    ("信息內容", "信息内容"),
    ("本年新製作數量", "本年新制作数量"),
    ("本年新公開數量", "本年新公开数量"),
    ("對外公開總數量", "对外公开总数量"),
    ("規章", "规章"),
    ("行政規範性文件", "行政规范性文件"),
    ("上一年項目數量", "上一年项目数量"),
    ("本年增/減", "本年增/减"),
    ("處理決定數量", "处理决定数量"),
    ("行政許可", "行政许可"),
    ("其他對外管理服務事項", "其他对外管理服务事项"),
    ("行政處罰", "行政处罚"),
    ("行政強制", "行政强制"),
    ("行政事業性收費", "行政事业性收费"),
    ("採購項目數量", "采购项目数量"),
    ("採購總金額", "采购总金额"),
    ("政府集中採購", "政府集中采购"),
    ("本年製發件數", "本年制发件数"),
    ("本年廢止件數", "本年废止件数"),
    ("現行有效件數", "现行有效件数"),
    ("本年處理決定數量", "本年处理决定数量"),
    ("本年收費金額（單位：萬元）", "本年收费金额（单位：万元）"),
    (
        "（本列數據的勾稽關係為：第一項加第二項之和，等於第三項加第四項之和）",
        "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
    ),
    ("申請人情況", "申请人情况"),
    ("自然人", "自然人"),
    ("法人或其他組織", "法人或其他组织"),
    ("總計", "总计"),
    ("商業企業", "商业企业"),
    ("科研機構", "科研机构"),
    ("社會公益組織", "社会公益组织"),
    ("法律服務機構", "法律服务机构"),
    ("一、本年新收政府信息公開申請數量", "一、本年新收政府信息公开申请数量"),
    ("二、上年結轉政府信息公開申請數量", "二、上年结转政府信息公开申请数量"),
    ("三、本年度辦理結果", "三、本年度办理结果"),
    ("（一）予以公開", "（一）予以公开"),
    (
        "（二）部分公開（區分處理的，只計這一情形，不計其他情形）",
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    ),
    ("（三）不予公開", "（三）不予公开"),
    ("1.屬於國家秘密", "1.属于国家秘密"),
    ("2.其他法律行政法規禁止公開", "2.其他法律行政法规禁止公开"),
    ("3.危及“三安全一穩定”", "3.危及“三安全一稳定”"),
    ("4.保護第三方合法權益", "4.保护第三方合法权益"),
    ("5.屬於三類內部事務信息", "5.属于三类内部事务信息"),
    ("6.屬於四類過程性信息", "6.属于四类过程性信息"),
    ("7.屬於行政執法案卷", "7.属于行政执法案卷"),
    ("8.屬於行政查詢事項", "8.属于行政查询事项"),
    ("（四）無法提供", "（四）无法提供"),
    ("1.本機關不掌握相關政府信息", "1.本机关不掌握相关政府信息"),
    ("2.沒有現成信息需要另行製作", "2.没有现成信息需要另行制作"),
    ("3.補正後申請內容仍不明確", "3.补正后申请内容仍不明确"),
    ("（五）不予處理", "（五）不予处理"),
    ("1.信訪舉報投訴類申請", "1.信访举报投诉类申请"),
    ("2.重複申請", "2.重复申请"),
    ("3.要求提供公開出版物", "3.要求提供公开出版物"),
    ("4.無正當理由大量反復申請", "4.无正当理由大量反复申请"),
    ("5.要求行政機關確認或重新出具已獲取信息", "5.要求行政机关确认或重新出具已获取信息"),
    (
        "1.申請人無正當理由逾期不補正、行政機關不再處理其政府信息公開申請",
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    ),
    (
        "2.申請人逾期未按收費通知要求繳納費用、行政機關不再處理其政府信息公開申請",
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    ),
    ("（六）其他處理", "（六）其他处理"),
    ("（七）總計", "（七）总计"),
    ("四、結轉下年度繼續辦理", "四、结转下年度继续办理"),
    ("行政複議", "行政复议"),
    ("行政訴訟", "行政诉讼"),
    ("未經復議直接起訴", "未经复议直接起诉"),
    ("復議後起訴", "复议后起诉"),
    ("結果維持", "结果维持"),
    ("結果糾正", "结果纠正"),
    ("其他結果", "其他结果"),
    ("尚未審結", "尚未审结"),
    ("政府信息公開工作年度報告", "政府信息公开工作年度报告"),
    ("信息處理費", "信息处理费"),
]

PLACES = [
    ("遼寧", "辽宁"),
    ("黑龍江", "黑龙江"),
    ("江蘇", "江苏"),
    ("廣東", "广东"),
    ("廣西壯族自治區", "广西壮族自治区"),
    ("貴州", "贵州"),
    ("雲南", "云南"),
    ("陝西", "陕西"),
    ("甘肅", "甘肃"),
    ("寧夏", "宁夏"),
    ("內蒙古", "内蒙古"),
    ("臺灣", "台湾"),
    (
        "天津 山東 浙江 福建 湖北 湖南 海南 四川 西藏 青海 新疆",
        "天津 山东 浙江 福建 湖北 湖南 海南 四川 西藏 青海 新疆",
    ),
    ("瀋陽市渾南區", "沈阳市浑南区"),
    ("濟南", "济南"),
    ("鄭州", "郑州"),
    ("馬關縣", "马关县"),
    ("鄉鎮 街道辦事處 辦公廳 財政廳 審計署 總隊", "乡镇 街道办事处 办公厅 财政厅 审计署 总队"),
    ("發展和改革委員會 國務院 檔案館 監督管理局", "发展和改革委员会 国务院 档案馆 监督管理局"),
    ("乾縣 著作 瞭望 畢昇", "乾县 著作 瞭望 毕昇"),
]


@pytest.mark.parametrize(("traditional", "simplified"), FORM + PLACES)
def test_the_vocabulary_of_the_form_and_of_places_is_simplified(traditional: str, simplified: str) -> None:
    assert simplified == simplify(traditional)


@pytest.mark.parametrize(("traditional", "simplified"), FORM)
def test_a_label_has_the_key_of_its_simplified_form(traditional: str, simplified: str) -> None:
    assert match_key(simplified) == match_key(traditional)


def test_the_keys_of_the_form_differ() -> None:
    assert len(FORM) == len({match_key(simplified) for _, simplified in FORM})


def test_the_table_pairs_each_character_once() -> None:
    assert len(TRADITIONAL) == len(SIMPLIFIED) == len(set(TRADITIONAL))
    assert 2500 <= len(TRADITIONAL) <= 3800


def test_the_table_converts_in_one_step() -> None:
    assert set(TRADITIONAL).isdisjoint(SIMPLIFIED + LEFT_ALONE)


def test_the_table_is_what_opencc_gives_for_single_characters() -> None:
    opencc = pytest.importorskip("opencc")
    converter = opencc.OpenCC("t2s")
    expected: dict[str, str] = {}
    for code in range(0x80, 0x10000):
        character = chr(code)
        if 0xD800 <= code < 0xE000 or unicodedata.normalize("NFKC", character) != character:
            continue
        simplified = converter.convert(character)
        if simplified != character and len(simplified) == 1 and ord(simplified) < 0x10000:
            expected[character] = simplified
    assert set(LEFT_ALONE) <= set(expected)
    assert {key: value for key, value in expected.items() if key not in LEFT_ALONE} == dict(
        zip(TRADITIONAL, SIMPLIFIED, strict=True)
    )


@given(st.text())
def test_simplifying_keeps_the_length_and_is_done_at_once(text: str) -> None:
    simplified = simplify(text)
    assert len(text) == len(simplified)
    assert simplified == simplify(simplified)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("根據(jù)", "根据"),
        ("根據（jù）規(guī)定", "根据规定"),
        ("鎮(zhèn)務(wù)", "镇务"),
        ("權(quán)執(zhí)", "权执"),
        ("轉(zhuǎn)導(dǎo)", "转导"),
        ("據(JÙ)", "据"),
        ("據(ju\u0300)", "据"),
        ("綠(lǜ)略(lu\u0308e\u0300)", "绿略"),
        ("兒(ér)", "儿"),
        ("據( jù )", "据"),
    ],
)
def test_pinyin_left_by_a_converter_is_removed(text: str, expected: str) -> None:
    assert expected == normalise(text).text


@pytest.mark.parametrize(
    "text",
    [
        "同心县(Tongxin)",
        "word(jù)",
        "(jù)",
        "根据(GB)",
        "吗(ma)",
        "根据(résumé)",
        "根据()",
        "根据(j1ù)",
        "根据(1)",
        "根据(依据)",
    ],
)
def test_other_parentheses_stay(text: str) -> None:
    assert text == normalise(text).text


def test_each_option_works_alone() -> None:
    text = "據(jù)２０"
    off: dict[str, bool] = {"width": False, "pinyin": False, "simplified": False}
    assert text == normalise(text, **off).text  # type: ignore[arg-type]  # only the flags are given
    assert normalise(text, pinyin=False, simplified=False).text == "據(jù)20"
    assert normalise(text, width=False, simplified=False).text == "據２０"
    assert normalise(text, width=False, pinyin=False).text == "据(jù)２０"


@pytest.mark.parametrize(
    ("white_space", "expected"),
    [
        ("keep", " 本年 \u200b 收费\n  金额 "),
        ("collapse", " 本年 收费\n金额 "),
        ("remove", "本年收费金额"),
    ],
)
def test_white_space_is_kept_collapsed_or_removed(white_space: WhiteSpace, expected: str) -> None:
    assert expected == normalise("\u3000本年\u00a0\u200b\u3000收费\n\u3000 金额 ", whitespace=white_space).text


def test_a_collapsed_run_comes_from_its_first_character() -> None:
    assert normalise("本 \n 年", whitespace="collapse").offsets == (0, 1, 4, 5)


def test_a_zero_width_character_leaves_no_space() -> None:
    assert normalise("本\u200b年", whitespace="collapse").text == "本年"


def test_a_character_that_becomes_several_has_one_origin() -> None:
    normal = normalise("①…㎡好")
    assert normal.text == "1...m2好"
    assert normal.offsets == (0, 1, 1, 1, 2, 2, 3, 4)
    assert normal.span(3, 6) == (1, 3)


def test_a_span_covers_what_was_removed_inside_it_only() -> None:
    original = "根據(jù)規(guī)定公開"
    normal = normalise(original)
    start = normal.text.index("据规")
    assert original[slice(*normal.span(start, start + 2))] == "據(jù)規"
    assert original[slice(*normal.span(start, start + 1))] == "據"


def test_an_empty_span_stays_empty() -> None:
    normal = normalise("據(jù)")
    assert normal.span(1, 1) == (5, 5)
    assert normalise("").span(0, 0) == (0, 0)


TEXTS = st.lists(
    st.one_of(
        st.text(max_size=3),
        st.sampled_from(["據(jù)", "規（guī）", "…", "①", "\u3000", "\u200b", "（三）", "２", "\n", "ﬃ"]),
    )
).map("".join)


@given(TEXTS, st.sampled_from(["keep", "collapse", "remove"]))
def test_every_character_comes_from_its_origin(text: str, white_space: WhiteSpace) -> None:
    normal = normalise(text, whitespace=white_space)
    assert len(normal.text) + 1 == len(normal.offsets)
    assert len(text) == normal.offsets[-1]
    assert list(normal.offsets) == sorted(normal.offsets)
    for index, character in enumerate(normal.text):
        start, end = normal.span(index, index + 1)
        origin = simplify(unicodedata.normalize("NFKC", text[start:end]))
        assert character in origin or (character in " \n" and not strip(origin))


@given(TEXTS)
def test_removing_white_space_leaves_none(text: str) -> None:
    result = normalise(text, whitespace="remove", width=False).text
    assert result == "".join(result.split())


def test_noise_counts_pinyin_and_traditional_characters() -> None:
    annotated = ("內", "務", "導", "據", "規", "調", "鎮", "領")
    assert Noise(pinyin=9, annotated=annotated, traditional=15) == measure_noise(CONVERTED)
    assert Noise(0, (), 0) == measure_noise("我镇公开内容51条(GB)")


def test_a_converted_text_becomes_clean() -> None:
    expected = "我镇根据《条例》规定,调整领导小组,公开内容51条;镇务公开栏更新。"
    assert expected == normalise(CONVERTED).text
    assert Noise(0, (), 0) == measure_noise(expected)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("(三) 不 予 公 開", "（三）不予公开"),
        ("1、重复申请", "1.重复申请"),
        ("1．重复申请", "1.重复申请"),
        ('3.危及"三安全一稳定"', "3.危及“三安全一稳定”"),
        ("3.危及三安全一稳定", "3.危及“三安全一稳定”"),
        ("本年增／减", "本年增/减"),
        ("重 新出具", "重新出具"),
        ("本年收费金额(单位:万元)", "本年收费金额（单位：万元）"),
        ("規(guī)范性文件", "规范性文件"),
        ("信息內(nèi)容", "信息内容"),
        ("㈠予以公开", "（一）予以公开"),
        ("⼀、总体情况", "一、总体情况"),
        ("第二十条第【一】项", "第二十条第（一）项"),
        ("自然\u200b人\ufeff", "自然人"),
        ("Total", "ＴＯＴＡＬ"),
    ],
)
def test_spellings_of_one_label_share_a_key(one: str, other: str) -> None:
    assert match_key(other) == match_key(one)


@pytest.mark.parametrize(
    ("text", "key"), [("12", "12"), ("-8", "-8"), ("１２", "12"), ("/", ""), ("", ""), ("总计%", "总计%")]
)
def test_the_key_of_a_figure_or_sign(text: str, key: str) -> None:
    assert key == match_key(text)


@given(st.text(st.sampled_from("本年新收總計據圖（一）1.、/"), max_size=80))
def test_the_key_does_not_depend_on_white_space(text: str) -> None:
    assert match_key(text) == match_key("\u3000".join(text) + "\n")


def test_a_long_label_has_the_same_key_as_its_parts() -> None:
    assert match_key("公開") * 100 == match_key(" 公 開、" * 100)


@pytest.mark.parametrize(
    "hostile", ["開(jǐ" * 40_000, "(" * 200_000, "… " * 100_000, " \u200b" * 100_000, "開(a" * 60_000]
)
def test_long_hostile_text_is_read_in_linear_time(hostile: str) -> None:
    assert normalise(hostile, whitespace="collapse").offsets[-1] == len(hostile)
    assert isinstance(match_key(hostile), str)


@pytest.mark.parametrize("text", ["答覆", "反覆", "回覆申請", "批覆"])
def test_a_reply_is_simplified_by_its_word(text: str) -> None:
    expected = text.replace("覆", "复").replace("請", "请")

    assert (simplify(text), normalise(text).text, match_key(text)) == (expected,) * 3
    assert normalise(text).offsets == tuple(range(len(text) + 1))
    assert normalise(text, simplified=False).text == text


def test_to_cover_is_no_reply() -> None:
    assert simplify("全覆蓋") == "全覆盖"


USUAL = ["规定", "公开", " ", "\u3000", "\t\n", "（", "）", "，", "：", "；", "％", "？", "“", "。", "12", "a", "—"]
RARE = ["據(jù)", "規（guī）", "答覆", "覆盖", "…", "①", "\u200b", "２", "\u00a0", "ﬃ", "內", "\u0300", "㎡"]


@given(
    st.lists(st.one_of(st.sampled_from(USUAL), st.sampled_from(USUAL + RARE), st.text(max_size=2))).map("".join),
    st.sampled_from(["keep", "collapse", "remove"]),
)
def test_the_normal_text_is_that_with_the_way_back(text: str, white_space: WhiteSpace) -> None:
    assert normal_text(text, whitespace=white_space) == normalise(text, whitespace=white_space).text


@pytest.mark.parametrize("white_space", ["keep", "collapse", "remove"])
@pytest.mark.parametrize("rare", RARE)
def test_a_rare_piece_in_a_usual_text_becomes_normal(rare: str, white_space: WhiteSpace) -> None:
    text = f"（本年）　公开{rare}规定， 12\n件"
    assert normal_text(text, whitespace=white_space) == normalise(text, whitespace=white_space).text


@pytest.mark.parametrize("white_space", ["keep", "collapse", "remove"])
def test_no_character_that_is_taken_for_usual_is_changed_otherwise(white_space: WhiteSpace) -> None:
    for code in (*range(0xD800), *range(0xE000, 0x30000)):
        text = chr(code)
        if _unusual().search(text) is None:
            assert normal_text(text, whitespace=white_space) == normalise(text, whitespace=white_space).text
            assert _counted(text) == measure_noise(text)


def _counted(text: str) -> Noise:
    """The noise in a text, counted beside a character that makes it unusual."""
    return measure_noise(f"{text}\u200b")


@given(st.lists(st.sampled_from(USUAL + RARE)).map("".join))
def test_noise_is_counted_in_usual_texts_as_in_others(text: str) -> None:
    assert _counted(text) == measure_noise(text)


def test_no_word_is_overlooked_whatever_character_it_is_written_with() -> None:
    chinese = re.compile("[一-鿿]")
    for code in (*range(0xD800), *range(0xE000, 0x30000)):
        for character in chinese.findall(normal_text(chr(code))):
            assert may_hold(f"公开{chr(code)}", character), chr(code)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("云溪市人民政府", "云溪市人民政府", True),
        ("雲 溪(xī)市人民政府", "云溪市人民政府", True),
        ("云水市人民政府", "云溪市人民政府", False),
        ("办公室（政务）", "办公室(政务)", True),
        ("答覆", "答复", True),
        ("", "局", False),
        ("局", "", True),
    ],
)
def test_a_text_may_hold_a_word_with_all_its_characters(text: str, word: str, expected: bool) -> None:
    assert may_hold(text, word) is expected
