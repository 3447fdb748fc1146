/* Maps as tables and for Graphviz: what is anybody's text stays text. */
#include <string.h>

#include "formats/writers.h"
#include "tests/suites.h"
#include "tests/support/maps.h"

static pm_text write_with(pm_writer writer, const pm_map *map)
{
    pm_text text = {0};
    pm_error err = {0};
    pm_results results = {.map = map};
    CU_ASSERT_EQUAL_FATAL(writer(&results, &text, &err), PM_OK);
    return text;
}

static void expect_text(pm_writer writer, const pm_map *map, const char *expected)
{
    pm_text text = write_with(writer, map);
    CU_ASSERT_STRING_EQUAL(pm_text_bytes(&text), expected);
    pm_text_free(&text);
}

static void tables_have_the_headers_gephi_looks_for(void)
{
    pm_map *map = map_of("a-b b>c");
    state_nodes(map, "label", "Council Police Arts");
    state_node(map, "b", "budget", "-0.5");
    state_edge(map, 1, "weight", "2");
    state_graph(map, "name", "Town");
    expect_text(pm_write_nodes_csv, map,
                "Id,Label,budget\r\na,Council,\r\nb,Police,-0.5\r\nc,Arts,\r\n");
    expect_text(pm_write_edges_csv, map,
                "Source,Target,Type,Id,Weight\r\na,b,Undirected,,\r\nb,c,Directed,,2\r\n");
    expect_text(pm_write_facts_csv, map, "word,value\r\nname,Town\r\n");
    pm_map_free(map);
}

static void a_map_without_facts_of_its_own_has_no_table_of_them(void)
{
    pm_map *map = map_of("a-b");
    expect_text(pm_write_facts_csv, map, "");
    pm_map_free(map);
}

static void text_that_opens_a_formula_gets_an_apostrophe(void)
{
    static const struct {
        const char *text, *cell;
    } cases[] = {
        {"=1+1", "'=1+1"},
        {"+44 1256", "'+44 1256"},
        {"-", "'-"},
        {"@sum", "'@sum"},
        {"'=1", "''=1"},
        {"'plain", "'plain"},
        {"-12.5", "-12.5"},
        {"+3", "+3"},
        {"1-1", "1-1"},
        {"a,b", "\"a,b\""},
        {"say \"x\"", "\"say \"\"x\"\"\""},
        {"a\nb", "\"a\nb\""},
        {"=\"x\"", "\"'=\"\"x\"\"\""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        pm_map *map = map_of("a");
        pm_text expected = {0};
        state_node(map, "a", "note", cases[i].text);
        pm_text_addf(&expected, "Id,note\r\na,%s\r\n", cases[i].cell);
        expect_text(pm_write_nodes_csv, map, pm_text_bytes(&expected));
        pm_text_free(&expected);
        pm_map_free(map);
    }
}

/* "type" is a name of the tie's kind for us and its direction for Gephi. */
static void an_attribute_named_like_a_header_is_named_after_its_word(void)
{
    pm_map *map = map_of("a-b");
    state_edge(map, 0, "type", "funds");
    state_edge(map, 0, "source", "survey");
    expect_text(pm_write_edges_csv, map,
                "Source,Target,Type,Id,kind,edge_source\r\na,b,Undirected,,funds,survey\r\n");
    state_edge(map, 0, "kind", "informs");
    expect_text(pm_write_edges_csv, map,
                "Source,Target,Type,Id,edge_type,edge_source,kind\r\n"
                "a,b,Undirected,,funds,survey,informs\r\n");
    pm_map_free(map);
}

static void a_second_edge_of_an_id_is_written_without(void)
{
    pm_map *map = map_of("a-b");
    pm_error err = {0};
    size_t index = 0;
    for (size_t i = 0; i < 2; i++) {
        pm_edge edge = {.source = 0, .target = 1, .id = "0"};
        CU_ASSERT_EQUAL_FATAL(pm_map_add_edge(map, &edge, &index, &err), PM_OK);
    }
    expect_text(pm_write_edges_csv, map,
                "Source,Target,Type,Id\r\na,b,Undirected,\r\na,b,Undirected,0\r\n"
                "a,b,Undirected,\r\n");
    pm_map_free(map);
}

static bool has(const pm_text *text, const char *part)
{
    return strstr(pm_text_bytes(text), part) != NULL;
}

static void dot_has_one_arrowhead_a_direction(void)
{
    pm_map *mixed = map_of("a-b b>c");
    pm_text text = write_with(pm_write_dot, mixed);
    CU_ASSERT_TRUE(has(&text, "digraph "));
    CU_ASSERT_TRUE(has(&text, "\"a\" -> \"b\" [dir=\"none\"];"));
    CU_ASSERT_TRUE(has(&text, "\"b\" -> \"c\" [dir=\"forward\"];"));
    pm_text_free(&text);
    pm_map_free(mixed);
    pm_map *plain = map_of("a-b");
    text = write_with(pm_write_dot, plain);
    CU_ASSERT_TRUE(has(&text, "\ngraph "));
    CU_ASSERT_TRUE(has(&text, "\"a\" -- \"b\""));
    pm_text_free(&text);
    pm_map_free(plain);
}

static void dot_keeps_text_as_text(void)
{
    pm_map *map = map_of("a-b");
    state_node(map, "a", "label", "R\\N \"x\" &amp; <b>\nnew\x01");
    state_node(map, "a", "image", "/etc/hosts");
    state_node(map, "a", "x\"]; y", "1");
    state_nodes(map, "sector", "Health Arts");
    pm_text text = write_with(pm_write_dot, map);
    CU_ASSERT_TRUE(has(&text, "label=\"R\\\\N \\\"x\\\" &amp;amp; <b>\\nnew\xEF\xBF\xBD\""));
    CU_ASSERT_TRUE(has(&text, ", \"map_image\"=\"/etc/hosts\""));
    CU_ASSERT_TRUE(has(&text, ", \"map_x\\\"]; y\"=\"1\""));
    CU_ASSERT_FALSE(has(&text, " image"));
    CU_ASSERT_TRUE(has(&text, "fillcolor=\"#56B4E9\", fontcolor=\"#000000\", shape=\"box\""));
    CU_ASSERT_TRUE(has(&text, "fillcolor=\"#E69F00\", fontcolor=\"#000000\", shape=\"ellipse\""));
    pm_text_free(&text);
    pm_map_free(map);
}

CU_TestInfo pm_tests_tables_write[] = {
    {"tables have the headers Gephi looks for", tables_have_the_headers_gephi_looks_for},
    {"a map without facts of its own has no table of them",
     a_map_without_facts_of_its_own_has_no_table_of_them},
    {"text that opens a formula gets an apostrophe", text_that_opens_a_formula_gets_an_apostrophe},
    {"an attribute named like a header is named after its word",
     an_attribute_named_like_a_header_is_named_after_its_word},
    {"a second edge of an id is written without", a_second_edge_of_an_id_is_written_without},
    {"dot has one arrowhead a direction", dot_has_one_arrowhead_a_direction},
    {"dot keeps text as text", dot_keeps_text_as_text},
    CU_TEST_INFO_NULL,
};
