/* Small drawings: what stands on them, how large they are, and that only our own are read back. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "formats/thumbnail.h"
#include "tests/suites.h"
#include "tests/unit/test_audit_maps.h"
#include "viz/draw.h"
#include "viz/thumbnail.h"

/* What is written to a file and read back. */
static pm_status read_back(const char *bytes, pm_thumbnail *thumbnail, pm_error *err)
{
    char path[] = "/tmp/partmap-thumbnail-XXXXXX";
    int descriptor = mkstemp(path);
    CU_ASSERT_TRUE_FATAL(descriptor >= 0);
    CU_ASSERT_EQUAL(write(descriptor, bytes, strlen(bytes)), (ssize_t)strlen(bytes));
    close(descriptor);
    pm_status status = pm_thumbnail_read(path, thumbnail, err);
    unlink(path);
    return status;
}

static pm_text thumbnail_of(const char *path)
{
    pm_text svg = {0};
    pm_error err = {0};
    audited map = {0};
    CU_ASSERT_TRUE_FATAL(audit_file(path, &map));
    CU_ASSERT_EQUAL(pm_draw_thumbnail(map.measures, &svg, &err), PM_OK);
    audited_free(&map);
    return svg;
}

/* Places a path of the kind stops at. */
static size_t count_marks(const pm_thumbnail *of, pm_thumbnail_kind kind, char command)
{
    size_t count = 0;
    for (size_t i = 0; i < of->count; i++) {
        for (const char *at = of->paths[i].data; of->paths[i].kind == kind && *at != '\0'; at++) {
            count += *at == command ? 1 : 0;
        }
    }
    return count;
}

static void every_member_is_a_dot_and_every_tie_a_line(void)
{
    pm_error err = {0};
    pm_thumbnail back;
    audited map = {0};
    CU_ASSERT_TRUE_FATAL(audit_file("samples/basingstoke.graphml", &map));
    pm_text svg = {0};
    CU_ASSERT_EQUAL(pm_draw_thumbnail(map.measures, &svg, &err), PM_OK);
    CU_ASSERT_EQUAL_FATAL(read_back(pm_text_bytes(&svg), &back, &err), PM_OK);
    size_t marks = count_marks(&back, PM_THUMBNAIL_MEMBERS, 'h') +
                   count_marks(&back, PM_THUMBNAIL_BODIES, 'h') +
                   count_marks(&back, PM_THUMBNAIL_DECISION, 'h');
    CU_ASSERT_EQUAL(marks, pm_measures_rows(map.measures, PM_LEVEL_ORGANISATION));
    CU_ASSERT_EQUAL(count_marks(&back, PM_THUMBNAIL_DECISION, 'h'), 1);
    CU_ASSERT_EQUAL(count_marks(&back, PM_THUMBNAIL_TIES, 'L'),
                    pm_measures_tie_count(map.measures));
    CU_ASSERT_EQUAL(back.paths[0].kind, PM_THUMBNAIL_TIES);
    CU_ASSERT_EQUAL(back.paths[back.count - 1].kind, PM_THUMBNAIL_DECISION);
    pm_thumbnail_free(&back);
    pm_text_free(&svg);
    audited_free(&map);
}

static void paths_of_members_name_their_sector(void)
{
    pm_error err = {0};
    pm_thumbnail back;
    pm_text svg = thumbnail_of("samples/basingstoke.graphml");
    CU_ASSERT_EQUAL_FATAL(read_back(pm_text_bytes(&svg), &back, &err), PM_OK);
    bool found = false;
    for (size_t i = 0; i < back.count; i++) {
        CU_ASSERT_TRUE(back.paths[i].sector == NULL || back.paths[i].kind == PM_THUMBNAIL_MEMBERS);
        found = found ||
                (back.paths[i].sector != NULL && strcmp(back.paths[i].sector, "Business") == 0);
    }
    CU_ASSERT_TRUE(found);
    pm_thumbnail_free(&back);
    pm_text_free(&svg);
}

static void it_takes_few_bytes_a_member(void)
{
    pm_text svg = thumbnail_of("samples/basingstoke.graphml");
    CU_ASSERT_TRUE(svg.length < 3500);
    pm_text_free(&svg);
}

static void a_drawing_gives_the_same_with_no_second_placing(void)
{
    pm_error err = {0};
    pm_text page = {0}, beside = {0}, again = {0};
    audited map = {0};
    CU_ASSERT_TRUE_FATAL(audit_file("samples/wib.graphml", &map));
    pm_draw_options options = pm_default_draw_options();
    options.thumbnail = &beside;
    CU_ASSERT_EQUAL(pm_draw_map(map.measures, NULL, &options, &page, &err), PM_OK);
    CU_ASSERT_EQUAL(pm_draw_thumbnail(map.measures, &again, &err), PM_OK);
    CU_ASSERT_STRING_EQUAL(pm_text_bytes(&beside), pm_text_bytes(&again));
    pm_text_free(&page);
    pm_text_free(&beside);
    pm_text_free(&again);
    audited_free(&map);
}

static void a_hostile_sector_stays_text(void)
{
    pm_error err = {0};
    pm_thumbnail back;
    audited map = {0};
    CU_ASSERT_TRUE_FATAL(audit_text("a sector=</svg><script>\nb sector=\"x\"&y\na - b\n", &map));
    pm_text svg = {0};
    CU_ASSERT_EQUAL(pm_draw_thumbnail(map.measures, &svg, &err), PM_OK);
    CU_ASSERT_PTR_NULL(strstr(pm_text_bytes(&svg), "<script>"));
    CU_ASSERT_EQUAL_FATAL(read_back(pm_text_bytes(&svg), &back, &err), PM_OK);
    CU_ASSERT_STRING_EQUAL(back.paths[2].sector, "</svg><script>");
    pm_thumbnail_free(&back);
    pm_text_free(&svg);
    audited_free(&map);
}

static void maps_of_nobody_and_of_one_are_drawn(void)
{
    static const char *const texts[] = {"", "a\n"};
    for (size_t i = 0; i < 2; i++) {
        pm_error err = {0};
        pm_thumbnail back;
        pm_text svg = {0};
        audited map = {0};
        CU_ASSERT_TRUE_FATAL(audit_text(texts[i], &map));
        CU_ASSERT_EQUAL(pm_draw_thumbnail(map.measures, &svg, &err), PM_OK);
        CU_ASSERT_EQUAL(read_back(pm_text_bytes(&svg), &back, &err), PM_OK);
        CU_ASSERT_EQUAL(back.count, i);
        pm_thumbnail_free(&back);
        pm_text_free(&svg);
        audited_free(&map);
    }
}

static void what_we_do_not_write_is_refused(void)
{
    static const char *const bad[] = {
        "",
        "not xml",
        "<svg><path class=\"ties\" d=\"M1 1L2 2\"/>",
        "<svg><script>alert(1)</script></svg>",
        "<svg><path class=\"ties\" d=\"M1 1\"><animate/></path></svg>",
        "<svg><path class=\"other\" d=\"M1 1\"/></svg>",
        "<svg><path class=\"ties\" d=\"M1 1url(x)\"/></svg>",
        "<svg><path class=\"ties\"/></svg>",
        "<svg>words</svg>",
        "<g><path class=\"ties\" d=\"M1 1\"/></g>",
        "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg>&a;</svg>",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        pm_error err = {0};
        pm_thumbnail back;
        CU_ASSERT_EQUAL(read_back(bad[i], &back, &err), PM_INVALID);
        CU_ASSERT_EQUAL(back.count, 0);
    }
}

static void a_file_larger_than_any_is_refused(void)
{
    pm_error err = {0};
    pm_thumbnail back;
    pm_text svg = {0};
    pm_text_add(&svg, "<svg><path class=\"ties\" d=\"M1 1");
    for (size_t i = 0; i < 40000; i++) {
        pm_text_add(&svg, "L1 1");
    }
    pm_text_add(&svg, "\"/></svg>");
    CU_ASSERT_EQUAL(read_back(pm_text_bytes(&svg), &back, &err), PM_INVALID);
    pm_text_free(&svg);
}

CU_TestInfo pm_tests_thumbnail[] = {
    {"every member is a dot and every tie a line", every_member_is_a_dot_and_every_tie_a_line},
    {"paths of members name their sector", paths_of_members_name_their_sector},
    {"it takes few bytes a member", it_takes_few_bytes_a_member},
    {"a drawing gives the same with no second placing",
     a_drawing_gives_the_same_with_no_second_placing},
    {"a hostile sector stays text", a_hostile_sector_stays_text},
    {"maps of nobody and of one are drawn", maps_of_nobody_and_of_one_are_drawn},
    {"what we do not write is refused", what_we_do_not_write_is_refused},
    {"a file larger than any is refused", a_file_larger_than_any_is_refused},
    CU_TEST_INFO_NULL};
