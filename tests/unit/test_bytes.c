/* What comes before the model: encodings, line ends and packed files as bytes; and the tables and
 * columns that hold what was read. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>
#include <zlib.h>

#include "engine/base/memory.h"
#include "engine/base/names.h"
#include "engine/base/store.h"
#include "engine/base/text.h"
#include "formats/formats.h"
#include "formats/source.h"
#include "tests/suites.h"

#define HEAD "<graphml><graph id=\"g\" edgedefault=\"undirected\">"
#define TAIL "</graph></graphml>"
#define SAMPLE "samples/basingstoke.graphml"

/* --- reading bytes --------------------------------------------------------------------------- */

typedef struct outcome {
    pm_status status;
    pm_map *map;
    pm_problems problems;
    pm_error err;
} outcome;

static outcome read_within(const char *bytes, size_t length, size_t limit)
{
    outcome got = {0};
    FILE *stream = tmpfile();
    CU_ASSERT_PTR_NOT_NULL_FATAL(stream);
    CU_ASSERT_EQUAL_FATAL(fwrite(bytes, 1, length, stream), length);
    rewind(stream);
    pm_read_options options = {.most_unpacked = limit};
    pm_reading reading = {0};
    got.status = pm_read_stream(stream, "memory", &options, &reading, &got.err);
    got.map = got.status == PM_OK ? pm_reading_take(&reading, 0) : NULL;
    got.problems = reading.problems;
    reading.problems = (pm_problems){0};
    pm_reading_free(&reading);
    fclose(stream);
    return got;
}

static outcome read_bytes(const pm_text *bytes)
{
    return read_within(pm_text_bytes(bytes), bytes->length, 0);
}

static void forget(outcome *got)
{
    pm_map_free(got->map);
    pm_problems_free(&got->problems);
}

/* The map has one node, with this id; the only problem, if any, is this warning. */
static void expect_node(const pm_text *bytes, const char *id, const char *warning)
{
    outcome got = read_bytes(bytes);
    CU_ASSERT_EQUAL_FATAL(got.status, PM_OK);
    CU_ASSERT_EQUAL_FATAL(pm_map_node_count(got.map), 1);
    CU_ASSERT_STRING_EQUAL(pm_map_node_id(got.map, 0), id);
    CU_ASSERT_EQUAL_FATAL(got.problems.count, warning != NULL ? 1 : 0);
    if (warning != NULL) {
        CU_ASSERT_FALSE(got.problems.items[0].is_error);
        CU_ASSERT_STRING_EQUAL(got.problems.items[0].message, warning);
    }
    forget(&got);
}

static void expect_fault(const pm_text *bytes, size_t line, size_t column, const char *message)
{
    outcome got = read_bytes(bytes);
    CU_ASSERT_EQUAL(got.status, PM_INVALID);
    CU_ASSERT_EQUAL(got.err.line, line);
    CU_ASSERT_EQUAL(got.err.column, column);
    CU_ASSERT_STRING_EQUAL(got.err.message, message);
    forget(&got);
}

/* --- encodings ------------------------------------------------------------------------------- */

/* A file that names an encoding and has one node with this id. */
static pm_text file_in(const char *encoding, const char *id)
{
    pm_text file = {0};
    pm_text_addf(&file, "<?xml version=\"1.0\" encoding=\"%s\"?>\n" HEAD "<node id=\"%s\"/>" TAIL,
                 encoding, id);
    return file;
}

static void expect_read_as(const char *encoding, const char *bytes, const char *id)
{
    pm_text file = file_in(encoding, bytes);
    expect_node(&file, id, NULL);
    pm_text_free(&file);
}

static void each_encoding_of_the_list_is_read_under_each_of_its_names(void)
{
    static const struct {
        const char *name, *bytes, *id;
    } rows[] = {
        {"utf-8", "caf\xC3\xA9", "caf\u00E9"},        {"UTF8", "\xE2\x82\xAC", "\u20AC"},
        {"utf_8", "\xF0\x9F\x98\x80", "\U0001F600"},  {"us-ascii", "cafe", "cafe"},
        {"ANSI_X3.4-1968", "cafe", "cafe"},           {"iso-8859-1", "caf\xE9", "caf\u00E9"},
        {"ISO8859_1", "caf\xE9", "caf\u00E9"},        {"latin1", "caf\xE9", "caf\u00E9"},
        {"ISO-8859-2", "\xB1\xE6", "\u0105\u0107"},   {"ISO-8859-9", "\xFE\xFD", "\u015F\u0131"},
        {"ISO-8859-15", "\xA4\xBD", "\u20AC\u0153"},  {"windows-1250", "\x9C\xB9", "\u015B\u0105"},
        {"windows-1251", "\xCC\xEE", "\u041C\u043E"}, {"Cp1252", "\x80\x96", "\u20AC\u2013"},
        {"windows-1254", "\xFE\xD0", "\u015F\u011E"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        expect_read_as(rows[i].name, rows[i].bytes, rows[i].id);
    }
}

/* text, which is ASCII but for one "@" that stands for U+1F600, in UTF-16. */
static pm_text wide(const char *text, bool little, bool mark)
{
    static const unsigned smile[] = {0xD83D, 0xDE00};
    pm_text file = {0};
    pm_text_add_bytes(&file, little ? "\xFF\xFE" : "\xFE\xFF", mark ? 2 : 0);
    for (; *text != '\0'; text++) {
        unsigned units[2] = {(unsigned char)*text, 0};
        size_t count = 1;
        if (*text == '@') {
            memcpy(units, smile, sizeof units);
            count = 2;
        }
        for (size_t i = 0; i < count; i++) {
            char pair[2] = {(char)(units[i] >> 8), (char)(units[i] & 0xFFU)};
            char swapped[2] = {pair[1], pair[0]};
            pm_text_add_bytes(&file, little ? swapped : pair, 2);
        }
    }
    return file;
}

static void utf16_is_read_in_both_orders_with_mark_or_declaration_or_neither(void)
{
    static const char *const firsts[] = {"<?xml version=\"1.0\" encoding=\"UTF-16\"?>", ""};
    for (unsigned i = 0; i < 8; i++) {
        char text[200];
        snprintf(text, sizeof text, "%s" HEAD "<node id=\"a@b\"/>" TAIL, firsts[i & 1U]);
        pm_text file = wide(text, (i & 2U) != 0, (i & 4U) != 0);
        expect_node(&file, "a\U0001F600b", NULL);
        pm_text_free(&file);
    }
}

static void bytes_that_belie_the_first_line_are_believed_with_a_warning(void)
{
    pm_text file = file_in("utf-16", "caf\xC3\xA9");
    expect_node(&file, "caf\u00E9",
                "The first line says the encoding is \"utf-16\", but the bytes are UTF-8 and read "
                "as that: correct it to encoding=\"UTF-8\".");
    pm_text_free(&file);
    file =
        wide("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" HEAD "<node id=\"a\"/>" TAIL, true, true);
    expect_node(&file, "a",
                "The first line says the encoding is \"UTF-8\", but the bytes are UTF-16 and read "
                "as that: correct it to encoding=\"UTF-16\".");
    pm_text_free(&file);
    file = (pm_text){0};
    pm_text_add(&file, "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" HEAD
                       "<node id=\"caf\xC3\xA9\"/>" TAIL);
    expect_node(&file, "caf\u00E9",
                "The first line says the encoding is \"ISO-8859-1\", but the bytes are UTF-8 and "
                "read as that: correct it to encoding=\"UTF-8\".");
    pm_text_free(&file);
}

static void utf8_that_is_said_to_be_something_else_is_read_as_said_with_a_warning(void)
{
    pm_text file = file_in("ISO-8859-1", "caf\xC3\xA9");
    outcome got = read_bytes(&file);
    CU_ASSERT_EQUAL_FATAL(got.status, PM_OK);
    CU_ASSERT_STRING_EQUAL(pm_map_node_id(got.map, 0), "caf\u00C3\u00A9");
    CU_ASSERT_EQUAL_FATAL(got.problems.count, 1);
    CU_ASSERT_EQUAL(got.problems.items[0].line, 2);
    CU_ASSERT_EQUAL(got.problems.items[0].column, strlen(HEAD "<node id=\"caf") + 1);
    CU_ASSERT_STRING_EQUAL(got.problems.items[0].message,
                           "The file is read as ISO-8859-1, which its first line names, but looks "
                           "like UTF-8 from here on. If names look garbled, correct that line to "
                           "encoding=\"UTF-8\".");
    forget(&got);
    pm_text_free(&file);
    expect_read_as("ISO-8859-1", "\xC3\xA9 \xE9", "\u00C3\u00A9 \u00E9");
}

static void bytes_that_are_not_utf8_are_shown_as_what_they_would_be(void)
{
    pm_text file = file_in("UTF-8", "Caf\x80");
    size_t column = strlen(HEAD "<node id=\"Caf") + 1;
    expect_fault(&file, 2, column,
                 "The byte 0x80 here is not UTF-8, which the file is taken for; in windows-1252 it "
                 "would be \"\u20AC\": save the file as UTF-8, or name its real encoding in the "
                 "first line, <?xml version=\"1.0\" encoding=\"windows-1252\"?>.");
    pm_text_free(&file);
    file = file_in("UTF-8", "Caf\x81");
    expect_fault(&file, 2, column,
                 "The byte 0x81 here is not UTF-8, which the file is taken for: save it as UTF-8, "
                 "or name its real encoding in the first line, <?xml ...?>.");
    pm_text_free(&file);
}

/* A file of one long line whose node id begins at byte "at". */
static pm_text file_with_id_at(size_t at, const char *id)
{
    static const char before[] = "--><node id=\"";
    pm_text file = {0};
    pm_text_add(&file, HEAD "<!--");
    while (file.length + strlen(before) < at) {
        pm_text_add(&file, "x");
    }
    pm_text_addf(&file, "%s%s\"/>" TAIL, before, id);
    return file;
}

static void characters_that_lie_across_two_chunks_are_whole(void)
{
    for (size_t back = 0; back < 6; back++) {
        pm_text file = file_with_id_at(PM_SOURCE_CHUNK - back, "\xF0\x9F\x98\x80-\xC3\xA9");
        expect_node(&file, "\U0001F600-\u00E9", NULL);
        pm_text_free(&file);
    }
}

static void broken_characters_across_two_chunks_are_refused_where_they_begin(void)
{
    for (size_t i = 0; i < 8; i++) {
        size_t back = i / 2;
        pm_text file = file_with_id_at(PM_SOURCE_CHUNK - back, i % 2 == 0 ? "\xE2\x82x" : "\xE2x");
        outcome got = read_bytes(&file);
        CU_ASSERT_EQUAL(got.status, PM_INVALID);
        CU_ASSERT_EQUAL(got.err.line, 1);
        CU_ASSERT_EQUAL(got.err.column, PM_SOURCE_CHUNK - back + 1);
        CU_ASSERT_PTR_NOT_NULL(strstr(got.err.message, "The byte 0xE2 here is not UTF-8"));
        forget(&got);
        pm_text_free(&file);
    }
}

/* --- line ends ------------------------------------------------------------------------------- */

static void lines_are_counted_alike_whatever_ends_them(void)
{
    static const char *const ends[] = {"\n", "\r\n", "\r"};
    for (size_t i = 0; i < 3; i++) {
        pm_text file = {0};
        pm_text_addf(&file, HEAD "%s%s<node id=\"a\"/>%s<edge/>" TAIL, ends[i], ends[i], ends[i]);
        expect_fault(&file, 4, 1, "This <edge> has no source: add source=\"...\".");
        pm_text_free(&file);
    }
}

static void line_ends_that_lie_across_two_chunks_are_one(void)
{
    for (size_t back = 0; back < 4; back++) {
        pm_text file = file_with_id_at(PM_SOURCE_CHUNK - back, "\r\n\r");
        /* In an attribute a line end is a blank: one for each. */
        expect_node(&file, "node:1", "This <node> has a blank id: it is given one.");
        pm_text_free(&file);
        file = file_with_id_at(PM_SOURCE_CHUNK - back, "a\r\nb\rc");
        expect_node(&file, "a b c", NULL);
        pm_text_free(&file);
    }
}

/* --- packed ---------------------------------------------------------------------------------- */

static pm_text bytes_of_file(const char *path)
{
    pm_text text = {0};
    char bytes[4096];
    size_t length = 0;
    FILE *stream = fopen(path, "rb");
    CU_ASSERT_PTR_NOT_NULL_FATAL(stream);
    while ((length = fread(bytes, 1, sizeof bytes, stream)) > 0) {
        pm_text_add_bytes(&text, bytes, length);
    }
    fclose(stream);
    return text;
}

/* Adds a member of a gzip file. */
static void add_gzip(pm_text *packed, const char *bytes, size_t length)
{
    z_stream stream = {0};
    char out[4096];
    CU_ASSERT_EQUAL_FATAL(deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY),
                          Z_OK);
    char *copy = malloc(length + 1);
    CU_ASSERT_PTR_NOT_NULL_FATAL(copy);
    memcpy(copy, bytes, length);
    stream.next_in = (unsigned char *)copy;
    stream.avail_in = (uInt)length;
    int code = Z_OK;
    while (code == Z_OK) {
        stream.next_out = (unsigned char *)out;
        stream.avail_out = sizeof out;
        code = deflate(&stream, Z_FINISH);
        pm_text_add_bytes(packed, out, sizeof out - stream.avail_out);
    }
    deflateEnd(&stream);
    free(copy);
}

/* One file of an archive. */
typedef struct entry {
    const char *name, *bytes;
    const char *password; /* NULL: not locked */
} entry;

static pm_text zip_of(const entry *entries, size_t count)
{
    char path[] = "/tmp/partmap-XXXXXX";
    int made = mkstemp(path);
    CU_ASSERT_TRUE_FATAL(made >= 0);
    close(made);
    zip_t *archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    CU_ASSERT_PTR_NOT_NULL_FATAL(archive);
    for (size_t i = 0; i < count; i++) {
        zip_source_t *source =
            zip_source_buffer(archive, entries[i].bytes, strlen(entries[i].bytes), 0);
        zip_int64_t index = zip_file_add(archive, entries[i].name, source, 0);
        CU_ASSERT_TRUE_FATAL(index >= 0);
        if (entries[i].password != NULL) {
            zip_file_set_encryption(archive, (zip_uint64_t)index, ZIP_EM_AES_128,
                                    entries[i].password);
        }
    }
    CU_ASSERT_EQUAL_FATAL(zip_close(archive), 0);
    pm_text packed = bytes_of_file(path);
    remove(path);
    return packed;
}

static void expect_same_as_sample(const pm_text *packed)
{
    outcome plain = {0};
    plain.status = pm_map_read(SAMPLE, &plain.map, &plain.problems, &plain.err);
    outcome got = read_bytes(packed);
    CU_ASSERT_EQUAL_FATAL(got.status, PM_OK);
    CU_ASSERT_EQUAL(got.problems.count, plain.problems.count);
    CU_ASSERT_EQUAL(pm_map_node_count(got.map), pm_map_node_count(plain.map));
    CU_ASSERT_EQUAL(pm_map_edge_count(got.map), pm_map_edge_count(plain.map));
    CU_ASSERT_TRUE(pm_map_edge_count(got.map) > 0);
    forget(&plain);
    forget(&got);
}

static void expect_not_unpacked(const pm_text *packed, size_t limit, const char *message)
{
    outcome got = read_within(pm_text_bytes(packed), packed->length, limit);
    CU_ASSERT_EQUAL(got.status, PM_IO);
    CU_ASSERT_PTR_NULL(got.map);
    CU_ASSERT_STRING_EQUAL(got.err.file, "memory");
    CU_ASSERT_STRING_EQUAL(got.err.message, message);
    forget(&got);
}

static void a_map_packed_with_gzip_is_read(void)
{
    pm_text plain = bytes_of_file(SAMPLE);
    pm_text packed = {0};
    add_gzip(&packed, plain.bytes, plain.length);
    CU_ASSERT_TRUE(packed.length < plain.length);
    expect_same_as_sample(&packed);
    packed.length = 0;
    add_gzip(&packed, plain.bytes, 1000);
    add_gzip(&packed, plain.bytes + 1000, plain.length - 1000);
    pm_text_add_bytes(&packed, "\0\0\0", 3);
    expect_same_as_sample(&packed);
    pm_text_free(&packed);
    pm_text_free(&plain);
}

static void a_map_in_a_zip_archive_is_read(void)
{
    pm_text plain = bytes_of_file(SAMPLE);
    pm_text packed = zip_of(&(entry){"anything at all", plain.bytes, NULL}, 1);
    expect_same_as_sample(&packed);
    pm_text_free(&packed);
    pm_text_free(&plain);
}

static void of_several_files_in_an_archive_the_likeliest_is_read_and_named(void)
{
    const entry entries[] = {{"readme.txt", "Made in spring.", NULL},
                             {"__MACOSX/._map.graphml", "no map", NULL},
                             {"maps/", "", NULL},
                             {"maps/settings.xml", "<settings/>", NULL},
                             {"maps/map.GraphML", HEAD "<node id=\"in\"/>" TAIL, NULL}};
    pm_text packed = zip_of(entries, sizeof entries / sizeof *entries);
    expect_node(&packed, "in",
                "The zip archive holds 3 files: only \"maps/map.GraphML\" is read. Unpack it first "
                "to read another.");
    pm_text_free(&packed);
}

static void archives_without_a_map_are_refused(void)
{
    pm_text packed = zip_of(&(entry){"map.graphml", HEAD TAIL, "secret"}, 1);
    expect_not_unpacked(&packed, 0,
                        "The zip archive is locked with a password: unpack it first and name the "
                        "file inside.");
    pm_text_free(&packed);
    const entry office[] = {{"[Content_Types].xml", "<Types/>", NULL},
                            {"xl/workbook.xml", "<workbook/>", NULL}};
    packed = zip_of(office, 2);
    expect_not_unpacked(&packed, 0,
                        "This is a workbook of Excel or LibreOffice: open it there and save each "
                        "sheet as \"CSV UTF-8\", the nodes as NAME.nodes.csv and the ties as "
                        "NAME.edges.csv.");
    pm_text_free(&packed);
    packed = zip_of(&(entry){".hidden", "x", NULL}, 1);
    expect_not_unpacked(&packed, 0, "The zip archive holds no file: pack the map again.");
    pm_text_free(&packed);
}

static void damaged_and_cut_files_are_told_apart_where_that_can_be(void)
{
    static const char damaged[] =
        "The file is packed with gzip and damaged: pack it again, or get it anew.";
    static const char cut[] =
        "The file is packed with gzip and ends too early: it was cut short; get it anew.";
    pm_text plain = bytes_of_file(SAMPLE);
    pm_text packed = {0};
    add_gzip(&packed, plain.bytes, plain.length);
    size_t whole = packed.length;
    packed.length = whole - 1;
    expect_not_unpacked(&packed, 0, cut);
    packed.length = whole / 2;
    expect_not_unpacked(&packed, 0, cut);
    packed.length = 3;
    expect_not_unpacked(&packed, 0, cut);
    packed.length = whole;
    packed.bytes[whole - 6] ^= 1; /* of the checksum */
    expect_not_unpacked(&packed, 0, damaged);
    packed.bytes[whole - 6] ^= 1;
    pm_text_add(&packed, "more");
    expect_not_unpacked(&packed, 0,
                        "The file is packed with gzip, and something else follows what is packed: "
                        "unpack it first.");
    pm_text_free(&packed);
    packed = zip_of(&(entry){"map.graphml", plain.bytes, NULL}, 1);
    packed.length /= 2;
    expect_not_unpacked(&packed, 0,
                        "The zip archive is damaged or was cut short: pack it again, or get it "
                        "anew.");
    pm_text_free(&packed);
    pm_text_free(&plain);
}

static void what_unpacks_to_more_than_the_limit_is_refused(void)
{
    static const char message[] =
        "The file unpacks to more than 20000 bytes, which is the limit: unpack it yourself if you "
        "trust it, and name what is inside.";
    pm_text plain = {0};
    pm_text packed = {0};
    pm_text_add(&plain, HEAD);
    while (plain.length < 20001 - strlen(TAIL)) {
        pm_text_add(&plain, " ");
    }
    pm_text_add(&plain, TAIL);
    add_gzip(&packed, plain.bytes, plain.length);
    expect_not_unpacked(&packed, 20000, message);
    outcome got = read_within(packed.bytes, packed.length, 20001);
    CU_ASSERT_EQUAL(got.status, PM_OK);
    forget(&got);
    pm_text_free(&packed);
    packed = zip_of(&(entry){"map.graphml", plain.bytes, NULL}, 1);
    expect_not_unpacked(&packed, 20000, message);
    pm_text_free(&packed);
    pm_text_free(&plain);
}

static void a_bomb_is_refused_for_how_much_it_swells(void)
{
    static const char message[] =
        "The file unpacks to more than 250 times its size, which is the limit: unpack it yourself "
        "if you trust it, and name what is inside.";
    size_t length = PM_UNPACKED_AT_LEAST + 2 * PM_SOURCE_CHUNK;
    char *blanks = malloc(length + 1);
    CU_ASSERT_PTR_NOT_NULL_FATAL(blanks);
    memset(blanks, ' ', length);
    blanks[length] = '\0';
    memcpy(blanks, HEAD, strlen(HEAD));
    pm_text packed = {0};
    add_gzip(&packed, blanks, length);
    CU_ASSERT_TRUE(packed.length < 20000);
    expect_not_unpacked(&packed, 0, message);
    pm_text_free(&packed);
    packed = zip_of(&(entry){"map.graphml", blanks, NULL}, 1);
    expect_not_unpacked(&packed, 0, message);
    pm_text_free(&packed);
    free(blanks);
}

static void what_is_packed_twice_is_not_unpacked_twice(void)
{
    pm_text once = {0};
    pm_text twice = {0};
    add_gzip(&once, HEAD TAIL, strlen(HEAD TAIL));
    add_gzip(&twice, once.bytes, once.length);
    expect_fault(&twice, 1, 1, "The file is packed twice: unpack it first.");
    pm_text_free(&once);
    pm_text_free(&twice);
}

/* --- tables of names ------------------------------------------------------------------------- */

static void names_are_found_again_among_many(void)
{
    enum { MANY = 100000 };
    pm_names names = {0};
    char name[40];
    CU_ASSERT_EQUAL(pm_names_find(&names, "anything"), SIZE_MAX);
    for (size_t i = 0; i < MANY; i++) {
        snprintf(name, sizeof name, "%zu%s", i, i % 3 == 0 ? " and eight more" : "");
        CU_ASSERT_EQUAL_FATAL(pm_names_add(&names, name, 3 * i, NULL), PM_OK);
    }
    size_t right = 0;
    for (size_t i = 0; i < MANY; i++) {
        snprintf(name, sizeof name, "%zu%s", i, i % 3 == 0 ? " and eight more" : "");
        right += pm_names_find(&names, name) == 3 * i ? 1 : 0;
        snprintf(name, sizeof name, "%zu%s", i, i % 3 == 0 ? " and eight morf" : "x");
        right += pm_names_find(&names, name) == SIZE_MAX ? 1 : 0;
    }
    CU_ASSERT_EQUAL(right, (size_t)2 * MANY);
    CU_ASSERT_TRUE(pm_names_memory(&names) < MANY * (size_t)48);
    pm_names_free(&names);
    CU_ASSERT_EQUAL(pm_names_find(&names, "1"), SIZE_MAX);
}

static void names_of_every_length_are_told_apart(void)
{
    pm_names names = {0};
    char name[70] = {0};
    for (size_t length = 0; length < 66; length++) {
        CU_ASSERT_EQUAL(pm_names_add(&names, name, length, NULL), PM_OK);
        name[length] = 'a';
    }
    memset(name, 0, sizeof name);
    for (size_t length = 0; length < 66; length++) {
        CU_ASSERT_EQUAL(pm_names_find(&names, name), length);
        name[length] = 'a';
    }
    pm_names_free(&names);
}

static void putting_a_name_that_is_there_gives_what_it_has(void)
{
    pm_names names = {0};
    size_t found = 0;
    uint32_t first = 0;
    uint32_t second = 0;
    CU_ASSERT_EQUAL(pm_names_put(&names, "north", 7, &found, &first, NULL), PM_OK);
    CU_ASSERT_EQUAL(found, SIZE_MAX);
    CU_ASSERT_EQUAL(pm_names_put(&names, "north", 8, &found, &second, NULL), PM_OK);
    CU_ASSERT_EQUAL(found, 7);
    CU_ASSERT_EQUAL(first, second);
    CU_ASSERT_STRING_EQUAL(pm_names_text(&names, first), "north");
    CU_ASSERT_EQUAL(pm_names_find(&names, "north"), 7);
    pm_names_free(&names);
}

/* Had two tables the same hash, a file could be made to fit it. */
static void each_table_has_a_hash_of_its_own(void)
{
    pm_names one = {0};
    pm_names other = {0};
    CU_ASSERT_EQUAL(pm_names_add(&one, "a", 0, NULL), PM_OK);
    CU_ASSERT_EQUAL(pm_names_add(&other, "a", 0, NULL), PM_OK);
    CU_ASSERT_TRUE(one.key[0] != other.key[0] && one.key[1] != other.key[1]);
    pm_names_free(&one);
    pm_names_free(&other);
}

/* --- stores and columns ---------------------------------------------------------------------- */

static void a_store_keeps_small_and_large_things_under_their_numbers(void)
{
    enum { THINGS = 3000 };
    pm_store store = {0};
    uint32_t *numbers = pm_new_array(THINGS, sizeof *numbers);
    char *text = pm_new_array(400000, 1);
    CU_ASSERT_TRUE_FATAL(numbers != NULL && text != NULL);
    size_t kept = 0;
    for (size_t i = 0; i < THINGS; i++) {
        size_t length = i % 500 == 499 ? 65000 + i * 100 : i % 90;
        memset(text, 'a' + (int)(i % 26), length);
        kept += pm_store_text(&store, text, length, &numbers[i]) != NULL ? 1 : 0;
    }
    for (size_t i = 0; i < THINGS; i++) {
        size_t length = i % 500 == 499 ? 65000 + i * 100 : i % 90;
        const char *found = pm_store_at(&store, numbers[i]);
        kept -= strlen(found) == length && (length == 0 || found[length - 1] == 'a' + (int)(i % 26))
                    ? 1
                    : 0;
    }
    CU_ASSERT_EQUAL(kept, 0);
    uint32_t number = 0;
    CU_ASSERT_PTR_NULL(pm_store_new(&store, SIZE_MAX, &number));
    CU_ASSERT_PTR_NULL(pm_store_new(&store, SIZE_MAX / 2, &number));
    pm_store_free(&store);
    free(numbers);
    free(text);
}

static void values_stand_where_they_were_stated_however_far_apart(void)
{
    static const size_t indexes[] = {0, 63, 64, 5000, 64000};
    pm_map *map = NULL;
    size_t column = 0;
    CU_ASSERT_EQUAL_FATAL(pm_map_new(&map, NULL), PM_OK);
    CU_ASSERT_EQUAL_FATAL(pm_map_add_attribute(map, PM_NODE, "colour", &column, NULL), PM_OK);
    for (size_t i = 0; i < 5; i++) {
        char value[20];
        snprintf(value, sizeof value, "colour %zu", indexes[i] % 2);
        CU_ASSERT_EQUAL(pm_map_set(map, PM_NODE, column, indexes[i], value, NULL), PM_OK);
    }
    CU_ASSERT_EQUAL(pm_map_set_default(map, PM_NODE, column, "grey", NULL), PM_OK);
    CU_ASSERT_EQUAL(pm_map_set(map, PM_NODE, column, 65, " ", NULL), PM_OK);
    CU_ASSERT_STRING_EQUAL(pm_map_attribute(map, PM_NODE, column, 0), "colour 0");
    CU_ASSERT_STRING_EQUAL(pm_map_attribute(map, PM_NODE, column, 63), "colour 1");
    CU_ASSERT_STRING_EQUAL(pm_map_attribute(map, PM_NODE, column, 64000), "colour 0");
    CU_ASSERT_STRING_EQUAL(pm_map_attribute(map, PM_NODE, column, 62), "grey");
    CU_ASSERT_STRING_EQUAL(pm_map_attribute(map, PM_NODE, column, 1000000), "grey");
    CU_ASSERT_PTR_NULL(pm_map_attribute(map, PM_NODE, column, 65));
    pm_map_free(map);
}

/* A map of so many ties, with or without an attribute. */
static size_t memory_of(size_t ties, const char *value)
{
    pm_map *map = NULL;
    size_t index = 0;
    size_t column = 0;
    CU_ASSERT_EQUAL_FATAL(pm_map_new(&map, NULL), PM_OK);
    CU_ASSERT_EQUAL_FATAL(pm_map_add_node(map, "a", 1, &index, NULL), PM_OK);
    CU_ASSERT_EQUAL_FATAL(pm_map_add_attribute(map, PM_EDGE, "kind", &column, NULL), PM_OK);
    for (size_t i = 0; i < ties; i++) {
        char id[24];
        snprintf(id, sizeof id, "e%zu", i);
        pm_edge edge = {.id = id, .line = i, .column = 5};
        pm_status status = pm_map_add_edge(map, &edge, &index, NULL);
        if (status == PM_OK && value != NULL) {
            status = pm_map_set(map, PM_EDGE, column, index, value, NULL);
        }
        CU_ASSERT_EQUAL_FATAL(status, PM_OK);
    }
    size_t bytes = pm_map_memory(map);
    pm_map_free(map);
    return bytes;
}

static void a_tie_takes_at_most_sixty_bytes_and_a_repeated_value_a_few(void)
{
    enum { TIES = 100000 };
    size_t bare = memory_of(TIES, NULL) - memory_of(0, NULL);
    CU_ASSERT_TRUE(bare <= TIES * (size_t)60);
    CU_ASSERT_TRUE(bare >= TIES * (size_t)40);
    size_t stated = memory_of(TIES, "works_with") - memory_of(TIES, NULL);
    CU_ASSERT_TRUE(stated >= TIES * (size_t)4 && stated <= TIES * (size_t)5);
}

CU_TestInfo pm_tests_bytes[] = {
    {"each encoding of the list is read under each of its names",
     each_encoding_of_the_list_is_read_under_each_of_its_names},
    {"UTF-16 is read in both orders, with mark or declaration or neither",
     utf16_is_read_in_both_orders_with_mark_or_declaration_or_neither},
    {"bytes that belie the first line are believed, with a warning",
     bytes_that_belie_the_first_line_are_believed_with_a_warning},
    {"UTF-8 that is said to be something else is read as said, with a warning",
     utf8_that_is_said_to_be_something_else_is_read_as_said_with_a_warning},
    {"bytes that are not UTF-8 are shown as what they would be",
     bytes_that_are_not_utf8_are_shown_as_what_they_would_be},
    {"characters that lie across two chunks are whole",
     characters_that_lie_across_two_chunks_are_whole},
    {"broken characters across two chunks are refused where they begin",
     broken_characters_across_two_chunks_are_refused_where_they_begin},
    {"lines are counted alike whatever ends them", lines_are_counted_alike_whatever_ends_them},
    {"line ends that lie across two chunks are one", line_ends_that_lie_across_two_chunks_are_one},
    {"a map packed with gzip is read", a_map_packed_with_gzip_is_read},
    {"a map in a zip archive is read", a_map_in_a_zip_archive_is_read},
    {"of several files in an archive the likeliest is read and named",
     of_several_files_in_an_archive_the_likeliest_is_read_and_named},
    {"archives without a map are refused", archives_without_a_map_are_refused},
    {"damaged and cut files are told apart where that can be",
     damaged_and_cut_files_are_told_apart_where_that_can_be},
    {"what unpacks to more than the limit is refused",
     what_unpacks_to_more_than_the_limit_is_refused},
    {"a bomb is refused for how much it swells", a_bomb_is_refused_for_how_much_it_swells},
    {"what is packed twice is not unpacked twice", what_is_packed_twice_is_not_unpacked_twice},
    {"names are found again among many", names_are_found_again_among_many},
    {"names of every length are told apart", names_of_every_length_are_told_apart},
    {"putting a name that is there gives what it has",
     putting_a_name_that_is_there_gives_what_it_has},
    {"each table has a hash of its own", each_table_has_a_hash_of_its_own},
    {"a store keeps small and large things under their numbers",
     a_store_keeps_small_and_large_things_under_their_numbers},
    {"values stand where they were stated, however far apart",
     values_stand_where_they_were_stated_however_far_apart},
    {"a tie takes at most sixty bytes and a repeated value a few",
     a_tie_takes_at_most_sixty_bytes_and_a_repeated_value_a_few},
    CU_TEST_INFO_NULL,
};
