"""What a chapter's page says of itself: its time, its summary, its first drawing, its claims' statuses."""

from gongzhi.publish import reading

BODY = (
    '<section id="a"><h1>题目<a class="headerlink" href="#a">#</a></h1>\n<p>两句<em>话</em>，\n一段。</p>'
    '<figure class="gongzhi table" id="tab-one"><table><tr><td class="claim_status">得到支持</td>'
    '<td class="status">contradicted</td><td class="status">其他</td></tr></table></figure>'
    '<figure class="gongzhi chart" id="fig-two"></figure></section>'
)


def test_reading_takes_a_minute_for_400_characters_or_220_words() -> None:
    assert reading.minutes("<p>字</p>") == 1
    assert reading.minutes(f"<p>{'字' * 400}</p>") == 1
    assert reading.minutes(f"<p>{'字' * 401}</p>") == 2
    assert reading.minutes(f"<p>{'word ' * 441}</p>") == 3
    assert reading.minutes(f"<p>{'字' * 400} {'word ' * 220}</p>") == 2


def test_tables_code_and_what_is_folded_are_not_read() -> None:
    long = "字" * 4000
    assert reading.minutes(f"<table>{long}</table><pre>{long}</pre><details open>{long}</details>") == 1


def test_a_page_says_what_it_is_about() -> None:
    assert reading.summary(BODY) == "两句话， 一段。"
    assert reading.summary("<h1>Title</h1><table></table>") == ""
    assert reading.first_chart(BODY) == "fig-two"
    assert reading.first_chart("<p></p>") == ""
    assert reading.charts_and_tables(BODY) == (1, 1)


def test_statuses_are_marked_in_both_languages_and_other_words_are_not() -> None:
    found = reading.finished(BODY, "代码")
    assert '<span class="kind supported">得到支持</span>' in found
    assert '<span class="kind contradicted">contradicted</span>' in found
    assert '<td class="status">其他</td>' in found


def test_code_is_folded_under_one_word() -> None:
    stock = '<details class="admonition hide above-input">\n<summary><p>a</p></summary>\nrest</details>'
    assert reading.finished(stock, "代码") == '<details class="code"><summary>代码</summary>\nrest</details>'
