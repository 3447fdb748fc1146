/* The forms a page is written in: PDF, PNG, DOT. */
#include <CUnit/CUnit.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "tests/suites.h"
#include "tests/unit/test_audit_maps.h"
#include "viz/draw.h"
#include "viz/paper_output.h"
#include "viz/png_resolution.h"

static const char FRAGILE[] = "samples/fragile.graphml";

static pm_text write_as(const audited *map, const char *form, const char *paper, unsigned dpi)
{
    pm_error err = {0};
    pm_text out = {0};
    pm_draw_options options = pm_default_draw_options();
    options.paper = pm_paper_find(paper);
    options.form = pm_drawing_form_find(form);
    options.dpi = dpi;
    CU_ASSERT_EQUAL(pm_draw_map(map->measures, map->findings, &options, &out, &err), PM_OK);
    return out;
}

static bool holds(const pm_text *bytes, const char *part)
{
    size_t length = strlen(part);
    for (size_t i = 0; i + length <= bytes->length; i++) {
        if (memcmp(bytes->bytes + i, part, length) == 0) {
            return true;
        }
    }
    return false;
}

static void test_pdf(void)
{
    audited map = {0};
    CU_ASSERT_TRUE_FATAL(audit_file(FRAGILE, &map));
    pm_text once = write_as(&map, "pdf", "a4", PM_USUAL_DPI);
    pm_text again = write_as(&map, "pdf", "a4", PM_USUAL_DPI);
    CU_ASSERT_TRUE_FATAL(once.length > 5000);
    CU_ASSERT_EQUAL(memcmp(once.bytes, "%PDF-1.", 7), 0);
    CU_ASSERT_TRUE(holds(&once, "/MediaBox [ 0 0 842 595 ]"));
    CU_ASSERT_TRUE(holds(&once, "/Title <FEFF00560061006C006C00650079")); /* "Valley" in UTF-16 */
    CU_ASSERT_TRUE(holds(&once, "(partmap " PM_VERSION ")"));
    CU_ASSERT_TRUE(holds(&once, "/Font"));
    CU_ASSERT_FALSE(holds(&once, "/CreationDate"));
    CU_ASSERT_FALSE(holds(&once, "/Subtype /Image"));
    CU_ASSERT_EQUAL(once.length, again.length);
    CU_ASSERT_EQUAL(memcmp(once.bytes, again.bytes, once.length), 0);
    pm_text_free(&once);
    pm_text_free(&again);
    audited_free(&map);
}

/* A number of a PNG: four bytes, the high one first. */
static unsigned long number_at(const pm_text *png, size_t at)
{
    unsigned long number = 0;
    for (size_t i = 0; i < 4; i++) {
        number = number << 8 | (unsigned char)png->bytes[at + i];
    }
    return number;
}

static void check_png(const audited *map, const char *paper, unsigned dpi, unsigned long width,
                      unsigned long height)
{
    pm_text once = write_as(map, "png", paper, dpi);
    pm_text again = write_as(map, "png", paper, dpi);
    CU_ASSERT_TRUE_FATAL(once.length > 5000);
    CU_ASSERT_EQUAL(memcmp(once.bytes, "\x89PNG\r\n\x1a\n", 8), 0);
    CU_ASSERT_EQUAL(number_at(&once, 16), width);
    CU_ASSERT_EQUAL(number_at(&once, 20), height);
    CU_ASSERT_EQUAL(memcmp(once.bytes + 37, "pHYs", 4), 0);
    CU_ASSERT_EQUAL(number_at(&once, 41), (unsigned long)lround(dpi / 0.0254));
    CU_ASSERT_EQUAL(number_at(&once, 45), number_at(&once, 41));
    CU_ASSERT_EQUAL(once.length, again.length);
    CU_ASSERT_EQUAL(memcmp(once.bytes, again.bytes, once.length), 0);
    pm_text_free(&once);
    pm_text_free(&again);
}

static void test_png(void)
{
    audited map = {0};
    CU_ASSERT_TRUE_FATAL(audit_file(FRAGILE, &map));
    check_png(&map, "a4", 96, 1123, 793);
    check_png(&map, "a4", 150, 1754, 1240);
    check_png(&map, "a3", 100, 1654, 1169);
    check_png(&map, "none", 96, 1387, 867);
    audited_free(&map);
}

/* IHDR of an image of one pixel; the checksum of pHYs at 96 dpi was worked out with zlib's crc32.
 */
static void test_png_checksum(void)
{
    static const char image[] =
        "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0\x90wS\xde";
    pm_error err = {0};
    pm_text png = {0};
    pm_text out = {0};
    pm_text_add_bytes(&png, image, sizeof image - 1);
    CU_ASSERT_EQUAL(pm_png_add_resolution(&png, 96, &out, &err), PM_OK);
    CU_ASSERT_EQUAL_FATAL(out.length, png.length + 21);
    CU_ASSERT_EQUAL(number_at(&out, 41), 3780);
    CU_ASSERT_EQUAL(number_at(&out, 50), 0x952B0E1BUL);
    png.length = 20;
    CU_ASSERT_EQUAL(pm_png_add_resolution(&png, 96, &out, &err), PM_INTERNAL);
    pm_text_free(&png);
    pm_text_free(&out);
}

static void test_too_large(void)
{
    audited map = {0};
    pm_error err = {0};
    pm_text out = {0};
    pm_draw_options options = pm_default_draw_options();
    options.paper = pm_paper_find("a3");
    options.form = pm_drawing_form_find("png");
    options.dpi = 600;
    CU_ASSERT_TRUE_FATAL(audit_file(FRAGILE, &map));
    CU_ASSERT_EQUAL(pm_draw_map(map.measures, map.findings, &options, &out, &err), PM_USAGE);
    CU_ASSERT_STRING_EQUAL(err.message,
                           "The picture would have 9925 x 7017 pixels, and 50 million is the most: "
                           "use --dpi=508 or less, or write a PDF, which is sharp at any size.");
    CU_ASSERT_EQUAL(out.length, 0);
    pm_text_free(&out);
    audited_free(&map);
}

static void test_dot(void)
{
    audited map = {0};
    CU_ASSERT_TRUE_FATAL(
        audit_text("a label=A\"B\\c&amp; budget=1\nb\na > b kind=funds amount=5\n", &map));
    pm_text dot = write_as(&map, "dot", "a4", PM_USUAL_DPI);
    CU_ASSERT_TRUE(holds(&dot, "digraph map {\n"));
    CU_ASSERT_TRUE(holds(&dot, "  \"a\" [ label=\"\" xlabel=\"A\\\"B\\\\c&amp;amp;\" pos=\""));
    CU_ASSERT_TRUE(holds(&dot, "!\" shape=circle width="));
    CU_ASSERT_TRUE(holds(&dot, "  \"a\" -> \"b\" [color=\""));
    CU_ASSERT_TRUE(holds(&dot, "\n}\n"));
    pm_text_free(&dot);
    audited_free(&map);
}

static void test_form_of_file(void)
{
    CU_ASSERT_PTR_EQUAL(pm_drawing_form_of_file("a.b/town.PDF"), pm_drawing_form_find("pdf"));
    CU_ASSERT_PTR_EQUAL(pm_drawing_form_of_file("town.svg"), pm_drawing_form_at(0));
    CU_ASSERT_PTR_NULL(pm_drawing_form_of_file("town"));
    CU_ASSERT_PTR_NULL(pm_drawing_form_of_file("maps/.svg"));
    CU_ASSERT_PTR_NULL(pm_drawing_form_of_file(".svg"));
    CU_ASSERT_PTR_NULL(pm_drawing_form_of_file("town.svgz"));
    CU_ASSERT_PTR_NULL(pm_drawing_form_find("gif"));
}

CU_TestInfo pm_tests_draw_forms[] = {
    {"a PDF is one vector page with the map's title and no date, the same twice", test_pdf},
    {"a PNG is as large as the paper and says its resolution, the same twice", test_png},
    {"the resolution of a PNG carries its checksum", test_png_checksum},
    {"a PNG of too many pixels is refused with the most that is allowed", test_too_large},
    {"DOT holds the places, and user text has no meaning in it", test_dot},
    {"the suffix of a file names its form", test_form_of_file},
    CU_TEST_INFO_NULL,
};
