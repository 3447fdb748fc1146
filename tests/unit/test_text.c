/* Text, numbers and UTF-8 of engine/base. */
#include <locale.h>
#include <math.h>
#include <string.h>

#include "engine/base/text.h"
#include "tests/suites.h"

static void expect_number(double value, const char *expected)
{
    pm_text text = {0};
    pm_text_add_number(&text, value);
    CU_ASSERT_STRING_EQUAL(pm_text_bytes(&text), expected);
    pm_text_free(&text);
}

static void numbers_are_the_shortest_that_read_back(void)
{
    expect_number(0.1, "0.1");
    expect_number(27.5, "27.5");
    expect_number(0.1 + 0.2, "0.30000000000000004");
    expect_number(-0.0, "0");
    expect_number(1e300, "1e+300");
}

static void whole_numbers_have_all_their_digits_up_to_15(void)
{
    expect_number(0, "0");
    expect_number(-7, "-7");
    expect_number(999999999999999, "999999999999999");
    expect_number(-999999999999999, "-999999999999999");
    expect_number(1e15, "1e+15");
    expect_number(-1e15, "-1e+15");
    expect_number(1e20, "1e+20");
    expect_number(123456789012345.5, "123456789012345.5");
}

static void expect_rounded(double value, int digits, const char *expected)
{
    pm_text text = {0};
    pm_text_add_rounded(&text, value, digits);
    CU_ASSERT_STRING_EQUAL(pm_text_bytes(&text), expected);
    pm_text_free(&text);
}

static void rounded_numbers_drop_trailing_zeros(void)
{
    expect_rounded(0.25, 2, "0.25");
    expect_rounded(2.0, 2, "2");
    expect_rounded(-0.001, 2, "0");
    expect_rounded(120, 0, "120");
}

static void only_plain_finite_decimals_are_numbers(void)
{
    double value = 0;
    CU_ASSERT_TRUE(pm_parse_number("-1250.5", &value) && value == -1250.5);
    CU_ASSERT_TRUE(pm_parse_number("1e3", &value) && value == 1000);
    CU_ASSERT_TRUE(pm_parse_number(".5", &value) && value == 0.5);
    static const char *const refused[] = {"",   "0,5", "0x10", "nan", "inf",   "1_000", "1 000",
                                          "1e", "--1", "12k",  ".",   "1e999", "£5",    "1.2.3"};
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        CU_ASSERT_FALSE(pm_parse_number(refused[i], &value));
    }
}

static void invalid_utf8_has_no_length(void)
{
    CU_ASSERT_EQUAL(pm_utf8_length("a"), 1);
    CU_ASSERT_EQUAL(pm_utf8_length("\xC3\xA9"), 2);
    CU_ASSERT_EQUAL(pm_utf8_length("\xF0\x9F\x98\x80"), 4);
    CU_ASSERT_EQUAL(pm_utf8_length("\xC0\xAF"), 0);
    CU_ASSERT_EQUAL(pm_utf8_length("\xED\xA0\x80"), 0);
    CU_ASSERT_EQUAL(pm_utf8_length("\xF4\x90\x80\x80"), 0);
    CU_ASSERT_EQUAL(pm_utf8_length("\xE2\x82"), 0);
    CU_ASSERT_EQUAL(pm_utf8_count("caf\xC3\xA9\xFF"), 5);
}

static void xml_text_keeps_nothing_that_xml_cannot_hold(void)
{
    pm_text text = {0};
    pm_text_add_xml(&text, "a<b>&\"'\x01\xFF\xC3\xA9\n");
    CU_ASSERT_STRING_EQUAL(pm_text_bytes(&text), "a&lt;b&gt;&amp;&quot;&#39;\xEF\xBF\xBD"
                                                 "\xEF\xBF\xBD\xC3\xA9\n");
    pm_text_free(&text);
}

static void the_nearest_word_is_suggested_only_when_near(void)
{
    static const char *const words[] = {"works_with", "member", "funds"};
    CU_ASSERT_STRING_EQUAL(pm_nearest("fund", words, 3), "funds");
    CU_ASSERT_STRING_EQUAL(pm_nearest("Work_with", words, 3), "works_with");
    CU_ASSERT_STRING_EQUAL(pm_nearest("memebr", words, 3), "member");
    CU_ASSERT_PTR_NULL(pm_nearest("zebra", words, 3));
    CU_ASSERT_PTR_NULL(pm_nearest("", words, 3));
}

static void parts_of_a_list_are_trimmed_and_blank_ones_passed_over(void)
{
    const char *rest = " p1 ;; p2;  ";
    size_t length = 0;
    const char *part = pm_next_part(&rest, ";", &length);
    CU_ASSERT_PTR_NOT_NULL_FATAL(part);
    CU_ASSERT_TRUE(length == 2 && strncmp(part, "p1", 2) == 0);
    part = pm_next_part(&rest, ";", &length);
    CU_ASSERT_PTR_NOT_NULL_FATAL(part);
    CU_ASSERT_TRUE(length == 2 && strncmp(part, "p2", 2) == 0);
    CU_ASSERT_PTR_NULL(pm_next_part(&rest, ";", &length));
}

CU_TestInfo pm_tests_text[] = {
    {"numbers are the shortest that read back", numbers_are_the_shortest_that_read_back},
    {"whole numbers have all their digits up to 15", whole_numbers_have_all_their_digits_up_to_15},
    {"rounded numbers drop trailing zeros", rounded_numbers_drop_trailing_zeros},
    {"only plain finite decimals are numbers", only_plain_finite_decimals_are_numbers},
    {"invalid UTF-8 has no length", invalid_utf8_has_no_length},
    {"XML text keeps nothing that XML cannot hold", xml_text_keeps_nothing_that_xml_cannot_hold},
    {"the nearest word is suggested only when near", the_nearest_word_is_suggested_only_when_near},
    {"parts of a list are trimmed and blank ones passed over",
     parts_of_a_list_are_trimmed_and_blank_ones_passed_over},
    CU_TEST_INFO_NULL,
};
