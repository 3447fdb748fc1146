/* The audit's rules on equal status, on resources and on people who leave: each on a small map made
 * for it, in each of its outcomes. */
#include <CUnit/CUnit.h>

#include "engine/base/text.h"
#include "tests/suites.h"
#include "tests/unit/test_audit_maps.h"

#define BOARD "board kind=body body_type=board decision_body=true\n"

/* Members "a1".."aN" of a sector, the first so many with a seat on the board. */
static void add_sector(pm_text *text, char letter, const char *sector, int members, int seated)
{
    for (int i = 1; i <= members; i++) {
        pm_text_addf(text, "%c%d sector=%s\n", letter, i, sector);
    }
    for (int i = 1; i <= seated; i++) {
        pm_text_addf(text, "%c%d > board kind=member\n", letter, i);
    }
}

/* --- equal status ---------------------------------------------------------------------------- */

static void expect_seats(int of_first, int of_second, int seated, expectation wanted)
{
    pm_text text = {0};
    pm_text_add(&text, BOARD);
    add_sector(&text, 'a', "Business", of_first, of_first);
    add_sector(&text, 'b', "Voluntary", of_second, seated);
    expect(pm_text_bytes(&text), wanted);
    pm_text_free(&text);
}

static void test_seat_share(void)
{
    /* Seven of twelve have no seat, all of them Voluntary: C(8,7) / C(12,7) = 8 / 792, two sectors.
     */
    expect_seats(4, 8, 1,
                 (expectation){.rule = "seat-share",
                               .outcome = PM_ISSUE,
                               .headline = "Voluntary holds few seats for its size",
                               .text = "Voluntary holds one of five seats where decisions "
                                       "are made, and is eight of twelve organisations",
                               .number = "p",
                               .value = 16.0 / 792});
    /* Four of eight: C(5,4) / C(8,4) = 5 / 70. */
    expect_seats(3, 5, 1,
                 (expectation){.rule = "seat-share",
                               .outcome = PM_WATCH,
                               .text = "may be chance",
                               .number = "p",
                               .value = 10.0 / 70});
    expect_seats(3, 3, 3, (expectation){.rule = "seat-share", .outcome = PM_FINE});
    expect_seats(1, 3, 0, (expectation){.rule = "seat-share", .outcome = PM_CANNOT_TELL});
}

static void expect_chairs(int of_first, int of_second, char second, expectation wanted)
{
    pm_text text = {0};
    pm_text_add(&text, "x kind=body\ny kind=body\nz kind=body\n");
    add_sector(&text, 'a', "Council", of_first, 0);
    add_sector(&text, 'b', "Voluntary", of_second, 0);
    pm_text_addf(&text,
                 "a1 > x kind=member role=chair\n%c2 > y kind=member role=chair\n"
                 "%c3 > z kind=member role=chair\n",
                 second, second);
    expect(pm_text_bytes(&text), wanted);
    pm_text_free(&text);
}

static void test_chair_share(void)
{
    /* All three chairs in three of twenty: 1 / C(20,3) = 1 / 1140, two sectors. */
    expect_chairs(3, 17, 'a',
                  (expectation){.rule = "chair-share",
                                .outcome = PM_ISSUE,
                                .headline = "Council chairs most bodies",
                                .number = "p",
                                .value = 2.0 / 1140});
    /* In three of six: 1 / C(6,3) = 1 / 20. */
    expect_chairs(
        3, 3, 'a',
        (expectation){.rule = "chair-share", .outcome = PM_WATCH, .number = "p", .value = 0.1});
    expect_chairs(1, 4, 'b', (expectation){.rule = "chair-share", .outcome = PM_FINE});
    expect("a\n", (expectation){.rule = "chair-share",
                                .outcome = PM_CANNOT_TELL,
                                .text = "Record `role` (chair)"});
}

/* A ring of five, each with one pendant: constraint 1/3 on the ring (three partners, no two tied),
 * 1 behind it. All five highest of ten: 1 / C(10,5) = 1 / 252, two sectors. */
static void test_sector_constraint(void)
{
    pm_text text = {0};
    add_sector(&text, 'a', "Ring", 5, 0);
    add_sector(&text, 'b', "Pendant", 5, 0);
    for (int i = 1; i <= 5; i++) {
        pm_text_addf(&text, "a%d - a%d\n", i, i % 5 + 1);
    }
    size_t ring = text.length;
    for (int i = 1; i <= 5; i++) {
        pm_text_addf(&text, "b%d - a%d\n", i, i);
    }
    expect(pm_text_bytes(&text), (expectation){.rule = "sector-constraint",
                                               .outcome = PM_WATCH,
                                               .headline = "Pendant has little room to move",
                                               .text = "on average 1, that of the others 0.33.",
                                               .members = "b1 b2 b3 b4 b5",
                                               .number = "p",
                                               .value = 2.0 / 252});
    text.length = ring;
    pm_text_add(&text, "b1 - b2\nb2 - b3\nb3 - b4\nb4 - b5\nb5 - b1\n");
    expect(pm_text_bytes(&text), (expectation){.rule = "sector-constraint", .outcome = PM_FINE});
    expect("a sector=X\n", (expectation){.rule = "sector-constraint", .outcome = PM_CANNOT_TELL});
    pm_text_free(&text);
}

/* The far sector's three places of six, in sector-distance: 1 / C(6,3). */
static void test_distance_of_a_sector_says_its_odds(void)
{
    pm_text text = {0};
    pm_text_add(&text, BOARD);
    add_sector(&text, 'a', "Near", 3, 3);
    add_sector(&text, 'b', "Far", 3, 0);
    pm_text_add(&text, "b1 - a1\nb2 - a2\nb3 - a3\n");
    expect(pm_text_bytes(&text), (expectation){.rule = "sector-distance",
                                               .outcome = PM_WATCH,
                                               .text = "about once in 20 times",
                                               .number = "p",
                                               .value = 0.05});
    pm_text_free(&text);
}

static void test_told_not_asked(void)
{
    pm_text text = {0};
    pm_text_add(&text, BOARD "a\nboard > a kind=informs\n");
    expect(pm_text_bytes(&text), (expectation){.rule = "told-not-asked",
                                               .outcome = PM_ISSUE,
                                               .headline = "One member hears of decisions "
                                                           "afterwards",
                                               .text = "the board informs a, and no seat",
                                               .members = "a"});
    for (int i = 0; i < 9; i++) {
        pm_text_addf(&text, "m%d\n", i);
    }
    expect(pm_text_bytes(&text), (expectation){.rule = "told-not-asked", .outcome = PM_WATCH});
    expect(BOARD "a\nboard > a kind=informs\na > board kind=informs\n",
           (expectation){.rule = "told-not-asked", .outcome = PM_FINE});
    expect(BOARD "a\ng kind=body\nboard > a kind=informs\na > g kind=member\n",
           (expectation){.rule = "told-not-asked", .outcome = PM_FINE});
    expect(BOARD "a\n",
           (expectation){.rule = "told-not-asked", .outcome = PM_CANNOT_TELL, .text = "`informs`"});
    pm_text_free(&text);
}

static void test_size_ratio(void)
{
    static const char sizes[] = "a staff=100\nb staff=5\nc staff=90\n";
    pm_text text = {0};
    pm_text_addf(&text, "%sa - b\na > b kind=funds\n", sizes);
    expect(pm_text_bytes(&text), (expectation){.rule = "size-ratio",
                                               .outcome = PM_ISSUE,
                                               .text = "By staff, one of one tie joins partners",
                                               .number = "ties",
                                               .value = 1});
    pm_text_add(&text, "c - a\n");
    expect(pm_text_bytes(&text), (expectation){.rule = "size-ratio",
                                               .outcome = PM_WATCH,
                                               .text = "a and b (20 times)",
                                               .number = "share",
                                               .value = 0.5});
    text.length = 0;
    pm_text_addf(&text, "%sc - a\n", sizes);
    expect(pm_text_bytes(&text), (expectation){.rule = "size-ratio", .outcome = PM_FINE});
    expect("a\nb\na - b\n",
           (expectation){.rule = "size-ratio", .outcome = PM_CANNOT_TELL, .text = "`staff`"});
    pm_text_free(&text);
}

/* --- resources ------------------------------------------------------------------------------- */

#define FIVE "a\nb\nc\nd\ne\n"
#define GIVES(who, amount) who " > e kind=funds amount=" amount "\n"

static void test_few_funders(void)
{
    /* 100 of 120, 10, 10: 14400 / 10200. */
    expect(FIVE GIVES("a", "100") GIVES("b", "10") GIVES("c", "10"),
           (expectation){.rule = "few-funders",
                         .outcome = PM_WATCH,
                         .text = "Three partners give the money that the map states; it is spread "
                                 "as if 1.4 gave alike.",
                         .number = "effective_funders",
                         .value = 14400.0 / 10200});
    expect(FIVE GIVES("a", "10") GIVES("b", "10") GIVES("c", "10") GIVES("d", "10"),
           (expectation){.rule = "few-funders", .outcome = PM_FINE});
    expect(FIVE GIVES("a", "10") GIVES("b", "10"),
           (expectation){.rule = "few-funders", .outcome = PM_CANNOT_TELL, .text = "`amount`"});
}

static void test_dependence_pair(void)
{
    expect("a\nb\na > b kind=funds amount=10\n",
           (expectation){.rule = "dependence-pair",
                         .outcome = PM_WATCH,
                         .headline = "One partner lives on one other's money",
                         .text = "b on a (100%). One of them does not state",
                         .members = "b"});
    expect("a\nb reliance=0.8\na > b kind=funds amount=10\n",
           (expectation){.rule = "dependence-pair",
                         .outcome = PM_ISSUE,
                         .text = "b on a (80% of its income)"});
    expect("a\nb reliance=0.3\na > b kind=funds amount=10\n",
           (expectation){.rule = "dependence-pair", .outcome = PM_FINE});
    expect(
        "a\nb\na > b kind=funds\n",
        (expectation){.rule = "dependence-pair", .outcome = PM_CANNOT_TELL, .text = "`reliance`"});
}

static void test_resource_concentration(void)
{
    expect("a budget=98\nb budget=1\nc budget=1\n",
           (expectation){.rule = "resource-concentration",
                         .outcome = PM_WATCH,
                         .headline = "a holds most of the resources",
                         .members = "a",
                         .number = "share",
                         .value = 0.98});
    expect("a budget=1\nb budget=1\nc budget=1\nd\n",
           (expectation){.rule = "resource-concentration",
                         .outcome = PM_FINE,
                         .number = "not_stated",
                         .value = 1});
    expect("a budget=1\nb budget=1\n", (expectation){.rule = "resource-concentration",
                                                     .outcome = PM_CANNOT_TELL,
                                                     .text = "`budget`"});
}

/* A star: all betweenness is the hub's. */
static void test_resource_influence(void)
{
    static const char star[] = "hub - a\nhub - b\nhub - c\n";
    pm_text text = {0};
    pm_text_addf(&text, "hub staff=10\na staff=300\nb staff=300\nc staff=600\n%s", star);
    expect(pm_text_bytes(&text),
           (expectation){.rule = "resource-influence",
                         .outcome = PM_WATCH,
                         .text = "none is rich and central, one is rich and at the edge, one is "
                                 "poor and central and two are poor and at the edge. Clearly poor "
                                 "and central: hub.",
                         .members = "hub"});
    text.length = 0;
    pm_text_addf(&text, "hub staff=100\na staff=100\nb staff=100\nc staff=100\n%s", star);
    expect(pm_text_bytes(&text), (expectation){.rule = "resource-influence", .outcome = PM_FINE});
    expect("a\n", (expectation){.rule = "resource-influence", .outcome = PM_CANNOT_TELL});
    pm_text_free(&text);
}

/* --- people who leave ------------------------------------------------------------------------ */

static void test_bus_factor(void)
{
    static const char one[] = "a\nb\nc\na - b carried_by=p\na - c carried_by=p\n";
    static const char two[] = "d\ne\nf\nd - e carried_by=q\nd - f carried_by=r\n";
    pm_text text = {0};
    expect(one, (expectation){.rule = "bus-factor",
                              .outcome = PM_ISSUE,
                              .headline = "One partner takes part through one person",
                              .members = "a"});
    pm_text_addf(&text, "%s%s", one, two);
    expect(pm_text_bytes(&text), (expectation){.rule = "bus-factor",
                                               .outcome = PM_WATCH,
                                               .text = "for one of two members",
                                               .number = "share",
                                               .value = 0.5});
    expect(two, (expectation){.rule = "bus-factor", .outcome = PM_FINE});
    expect("a\nb\na - b carried_by=p\n",
           (expectation){.rule = "bus-factor", .outcome = PM_CANNOT_TELL, .text = "`carried_by`"});
    pm_text_free(&text);
}

/* Six organisations; the first so many with one fact, the rest with another. */
static void expect_dates(const char *kind, int first, const char *fact, const char *other,
                         expectation wanted)
{
    pm_text text = {0};
    pm_text_add(&text, "graph date=2026-11\nboard kind=body\n");
    for (int i = 0; i < 6; i++) {
        pm_text_addf(&text, "m%d kind=%s %s\n", i, kind, i < first ? fact : other);
    }
    expect(pm_text_bytes(&text), wanted);
    pm_text_free(&text);
}

static void test_tenure(void)
{
    expect_dates("organisation", 4, "since=2026-05", "since=2020",
                 (expectation){.rule = "tenure",
                               .outcome = PM_WATCH,
                               .text = "Four of six organisations that state since when"});
    expect_dates(
        "person", 3, "since=2026-05", "since=2020",
        (expectation){.rule = "tenure", .outcome = PM_FINE, .text = "Three of six people that"});
    expect_dates("organisation", 4, "since=2026-05", "",
                 (expectation){.rule = "tenure", .outcome = PM_CANNOT_TELL, .text = "`since`"});
}

static void test_turnover(void)
{
    static const char gone[] = "since=2020 left=2026-06";
    expect_dates(
        "person", 4, gone, "since=2020",
        (expectation){.rule = "turnover",
                      .outcome = PM_ISSUE,
                      .text = "Four of six people known to have been here twelve months before",
                      .members = ""});
    expect_dates("organisation", 2, gone, "since=2020",
                 (expectation){.rule = "turnover", .outcome = PM_WATCH});
    expect_dates("organisation", 1, gone, "since=2020",
                 (expectation){.rule = "turnover", .outcome = PM_FINE});
    /* Who left years ago was not here a year ago: five remain, none has left since. */
    expect_dates(
        "organisation", 1, "since=2010 left=2015-03", "since=2020",
        (expectation){.rule = "turnover", .outcome = PM_FINE, .number = "were_here", .value = 5});
    expect_dates("organisation", 0, "", "since=2020",
                 (expectation){.rule = "turnover", .outcome = PM_CANNOT_TELL, .text = "`left`"});
}

CU_TestInfo pm_tests_audit_resources[] = {
    {"seats are set against the size of sectors", test_seat_share},
    {"chairs are set against the size of sectors", test_chair_share},
    {"a sector with little room to move is told", test_sector_constraint},
    {"the distance of a sector says its odds", test_distance_of_a_sector_says_its_odds},
    {"members told of decisions afterwards are listed", test_told_not_asked},
    {"large partners tied to small ones are listed", test_size_ratio},
    {"few funders in effect are told", test_few_funders},
    {"partners that live on one other's money are told", test_dependence_pair},
    {"one holder of most resources is told", test_resource_concentration},
    {"resources and influence apart are told", test_resource_influence},
    {"partners that hang on one person are listed", test_bus_factor},
    {"newcomers are counted", test_tenure},
    {"leavers of a year are counted", test_turnover},
    CU_TEST_INFO_NULL,
};
