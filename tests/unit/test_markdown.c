/* Markdown: escaping, elements, and the report in it. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "formats/markdown_text.h"
#include "tests/suites.h"
#include "tests/unit/test_audit_maps.h"
#include "viz/html.h"
#include "viz/report.h"

static void expect_text(const char *text, const char *wanted)
{
    pm_text out = {0};
    pm_markdown_add_text(&out, text);
    CU_ASSERT_STRING_EQUAL(pm_text_bytes(&out), wanted);
    pm_text_free(&out);
}

static void expect_line(const char *escaped, const char *wanted)
{
    pm_text out = {0};
    pm_markdown_add_line(&out, escaped);
    CU_ASSERT_STRING_EQUAL(pm_text_bytes(&out), wanted);
    pm_text_free(&out);
}

static void what_means_something_in_markdown_is_escaped(void)
{
    expect_text("a|b*c_d[e]f<g>h`i\\j", "a\\|b\\*c\\_d\\[e\\]f\\<g\\>h\\`i\\\\j");
    expect_text("# $x$ ~a~ ^b^ @c {d} &amp;", "\\# \\$x\\$ \\~a\\~ \\^b\\^ \\@c \\{d\\} \\&amp;");
    expect_text("one - two, three -- four", "one - two, three \\-\\- four");
    expect_text("line\n\n  after\tline", "line after line");
    expect_text("bell\a", "bell\xEF\xBF\xBD");
    expect_text("</script><script>alert(1)</script>",
                "\\</script\\>\\<script\\>alert(1)\\</script\\>");
}

static void a_line_begins_nothing_that_it_does_not_mean(void)
{
    expect_line("- no item", "\\- no item");
    expect_line("+ no item", "\\+ no item");
    expect_line("1. no item", "1\\. no item");
    expect_line("12) no item", "12\\) no item");
    expect_line("a. no item", "a\\. no item");
    expect_line("B) no item", "B\\) no item");
    expect_line("iv. no item", "iv\\. no item");
    expect_line("Town. No item", "Town. No item");
    expect_line("=cmd()", "\\=cmd()");
    expect_line(": no definition", "\\: no definition");
    expect_line("2009 was a year", "2009 was a year");
}

static void code_stands_within_enough_backticks(void)
{
    pm_text out = {0};
    pm_markdown_add_code(&out, "budget");
    pm_markdown_add_code(&out, "a`b``c|d");
    CU_ASSERT_STRING_EQUAL(pm_text_bytes(&out), "`budget```` a`b``c/d ```");
    pm_text_free(&out);
}

static void attributes_in_our_words_are_code(void)
{
    pm_text out = {0};
    pm_markdown_add_words(&out, "Record `carried_by` of a`b <c> `two words` `` `");
    CU_ASSERT_STRING_EQUAL(pm_text_bytes(&out), "Record `carried_by` of a\\`b \\<c\\> "
                                                "\\`two words\\` \\`\\` \\`");
    pm_text_free(&out);
}

static void links_lead_where_they_should(void)
{
    pm_text out = {0};
    pm_markdown_add_link(&out, "a", "https://doi.org/10.1/x");
    pm_markdown_add_link(&out, "b", "https://doi.org/10.1/x(1)<y>");
    CU_ASSERT_STRING_EQUAL(pm_text_bytes(&out), "[a](https://doi.org/10.1/x)"
                                                "[b](<https://doi.org/10.1/x(1)\\<y\\>>)");
    pm_text_free(&out);
}

/* A page of every sort of element. */
static void write_sample(pm_html *html, const pm_text *svg)
{
    pm_html_start(html, "nav", NULL);
    pm_html_leaf(html, "a", "Contents", "href", "#one", NULL);
    pm_html_end(html);
    pm_html_start(html, "section", "id", "one", NULL);
    pm_html_leaf(html, "h2", "A | heading", "id", "one-heading", NULL);
    pm_html_start(html, "p", "class", "text", NULL);
    pm_html_text(html, "See ");
    pm_html_leaf(html, "a", "there", "href", "#two", NULL);
    pm_html_text(html, " or ");
    pm_html_leaf(html, "code", "budget", NULL);
    pm_html_leaf(html, "span", "not this", "class", "unseen", NULL);
    pm_html_end(html);
    pm_html_leaf(html, "p", "Source", "class", "rule", NULL);
    pm_html_start(html, "ol", NULL);
    pm_html_start(html, "li", NULL);
    pm_html_leaf(html, "p", "first", NULL);
    pm_html_leaf(html, "p", "more", NULL);
    pm_html_end(html);
    pm_html_leaf(html, "li", "second", NULL);
    pm_html_end(html);
    pm_html_start(html, "table", NULL);
    pm_html_leaf(html, "caption", "Numbers", NULL);
    pm_html_start(html, "tr", NULL);
    pm_html_leaf(html, "th", "Name", NULL);
    pm_html_leaf(html, "th", "N", "class", "number", NULL);
    pm_html_end(html);
    pm_html_start(html, "tr", NULL);
    pm_html_leaf(html, "td", "a|b", "colspan", "2", NULL);
    pm_html_end(html);
    pm_html_end(html);
    pm_html_start(html, "figure", "id", "map", NULL);
    pm_html_leaf(html, "figcaption", "The map", NULL);
    pm_html_svg(html, svg);
    pm_html_end(html);
    pm_html_end(html);
}

static void elements_become_what_they_are(void)
{
    pm_error err = {0};
    pm_text out = {0};
    pm_text svg = {0};
    pm_images images = {.stem = "town"};
    pm_html *html = NULL;
    pm_text_add(&svg, "<svg/>");
    CU_ASSERT_EQUAL_FATAL(
        pm_html_begin_markdown("A \"title\" *", "town", &images, &out, &html, &err), PM_OK);
    write_sample(html, &svg);
    CU_ASSERT_EQUAL(pm_html_finish(html, &err), PM_OK);
    CU_ASSERT_STRING_EQUAL(pm_text_bytes(&out), "---\n"
                                                "title: \"A \\\"title\\\" \\\\*\"\n"
                                                "subtitle: \"town\"\n"
                                                "lang: en-GB\n"
                                                "---\n"
                                                "\n# A \\| heading {#one}\n"
                                                "\nSee [there](#two) or `budget`[^1]\n"
                                                "\n[^1]: Source\n"
                                                "\n1.  first\n"
                                                "\n    more\n"
                                                "2.  second\n"
                                                "\n| Name | N |\n"
                                                "|-----|----:|\n"
                                                "| a\\|b |  |\n"
                                                "\n: Numbers\n"
                                                "\n![The map](<town-map.svg>){#map}\n");
    CU_ASSERT_EQUAL_FATAL(images.count, 1);
    CU_ASSERT_STRING_EQUAL(pm_text_bytes(&images.items[0].svg), "<svg/>");
    pm_html_free(html);
    pm_images_free(&images);
    pm_text_free(&svg);
    pm_text_free(&out);
}

static size_t count_of(const char *text, const char *part)
{
    size_t count = 0;
    while ((text = strstr(text, part)) != NULL) {
        count++;
        text += strlen(part);
    }
    return count;
}

/* Each finding that could be told is a heading once; hostile names stay text. */
static void the_report_holds_every_finding_once(void)
{
    static const char hostile[] = "board kind=body decision_body=true\n"
                                  "a label=</script><script>alert(1)</script>\nb label==cmd()|x\n"
                                  "a - board\nb - a\n";
    audited result = {0};
    pm_error err = {0};
    pm_text markdown = {0};
    pm_report_options options = pm_default_report_options();
    CU_ASSERT_TRUE_FATAL(audit_text(hostile, &result));
    CU_ASSERT_EQUAL_FATAL(
        pm_write_report_markdown(result.measures, result.findings, &options, NULL, &markdown, &err),
        PM_OK);
    const char *text = pm_text_bytes(&markdown);
    for (size_t i = 0; i < pm_finding_count(result.findings); i++) {
        char id[32];
        snprintf(id, sizeof id, "{#finding-%zu}", i + 1);
        CU_ASSERT_EQUAL(count_of(text, id), 1);
    }
    CU_ASSERT_EQUAL(count_of(text, "<script"), count_of(text, "\\<script"));
    CU_ASSERT_TRUE(count_of(text, "\\<script\\>alert(1)") > 0);
    CU_ASSERT_PTR_NULL(strstr(text, "cmd()|x"));
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "cmd()\\|x"));
    CU_ASSERT_PTR_NULL(strstr(text, "!["));
    CU_ASSERT_EQUAL(strncmp(text, "---\ntitle: ", 11), 0);
    pm_text_free(&markdown);
    audited_free(&result);
}

CU_TestInfo pm_tests_markdown[] = {
    {"what means something in Markdown is escaped", what_means_something_in_markdown_is_escaped},
    {"a line begins nothing that it does not mean", a_line_begins_nothing_that_it_does_not_mean},
    {"code stands within enough backticks", code_stands_within_enough_backticks},
    {"attributes in our words are code", attributes_in_our_words_are_code},
    {"links lead where they should", links_lead_where_they_should},
    {"elements become what they are", elements_become_what_they_are},
    {"the report holds every finding once", the_report_holds_every_finding_once},
    CU_TEST_INFO_NULL,
};
