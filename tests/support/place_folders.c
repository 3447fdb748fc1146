/* Folders of places for tests: see place_folders.h. */
#include "tests/support/place_folders.h"

#include <CUnit/CUnit.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "formats/formats.h"
#include "formats/place.h"
#include "formats/place_results.h"
#include "tests/support/maps.h"

void new_folder(char path[PLACE_PATH_SIZE])
{
    snprintf(path, PLACE_PATH_SIZE, "/tmp/partmap-places-XXXXXX");
    CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(path));
}

void drop_folder(const char *path)
{
    struct dirent **entries = NULL;
    int found = scandir(path, &entries, NULL, alphasort);
    for (int i = 0; entries != NULL && i < found; i++) {
        char inner[2 * PLACE_PATH_SIZE];
        const char *name = entries[i]->d_name;
        snprintf(inner, sizeof inner, "%s/%s", path, name);
        if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0 && unlink(inner) != 0) {
            drop_folder(inner);
        }
        free(entries[i]);
    }
    free(entries);
    CU_ASSERT_EQUAL(rmdir(path), 0);
}

const char *within(const char *folder, const char *name)
{
    static char path[2 * PLACE_PATH_SIZE];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

void put_file(const char *path, const char *text)
{
    pm_error err = {0};
    CU_ASSERT_EQUAL_FATAL(pm_file_write(path, text, strlen(text), &err), PM_OK);
}

static void make_folder(const char *out, const char *place, char folder[PLACE_PATH_SIZE])
{
    snprintf(folder, PLACE_PATH_SIZE, "%s/%s", out, place);
    CU_ASSERT_EQUAL_FATAL(mkdir(folder, 0777), 0);
}

static void put_part(pm_place *place, const char *folder, const char *name, const char *bytes)
{
    put_file(within(folder, name), bytes);
    place->files[place->file_count++] = (pm_place_file){
        .name = name, .bytes = strlen(bytes), .digest = pm_digest_bytes(bytes, strlen(bytes))};
}

static void put_account(const pm_place *place, const char *folder)
{
    pm_text text = {0};
    pm_error err = {0};
    CU_ASSERT_EQUAL_FATAL(pm_place_write(place, &text, &err), PM_OK);
    put_file(within(folder, PM_PLACE_FILE), pm_text_bytes(&text));
    pm_text_free(&text);
}

static void put_results(pm_place *place, const char *folder, const pm_map *map)
{
    const pm_format *json = pm_format_find("json");
    pm_measures *measures = measure(map);
    pm_findings *findings = NULL;
    pm_audit_options options = pm_default_audit_options();
    pm_text text = {0};
    pm_error err = {0};
    CU_ASSERT_EQUAL_FATAL(pm_audit_map(measures, &options, &findings, &err), PM_OK);
    pm_results results = {.map = map, .measures = measures, .findings = findings};
    CU_ASSERT_EQUAL_FATAL(json->write_measures(&results, &text, &err), PM_OK);
    put_part(place, folder, PM_MEASURES_FILE, pm_text_bytes(&text));
    text.length = 0;
    CU_ASSERT_EQUAL_FATAL(json->write_findings(&results, &text, &err), PM_OK);
    put_part(place, folder, PM_FINDINGS_FILE, pm_text_bytes(&text));
    place->members = pm_measures_rows(measures, PM_LEVEL_ORGANISATION);
    place->ties = pm_measures_tie_count(measures);
    place->measured = true;
    pm_text_free(&text);
    pm_findings_free(findings);
    pm_measures_free(measures);
}

void put_place(const char *out, const char *name, const char *run, const pm_map *map)
{
    char folder[PLACE_PATH_SIZE];
    pm_place place = {.name = name, .file = "map.graphml", .run = run, .partmap = PM_VERSION};
    make_folder(out, name, folder);
    put_results(&place, folder, map);
    put_part(&place, folder, "report.html", "<!DOCTYPE html>");
    put_account(&place, folder);
}

void put_failed(const char *out, const char *name, const char *run)
{
    char folder[PLACE_PATH_SIZE];
    pm_place place = {.name = name,
                      .file = "map.graphml",
                      .run = run,
                      .partmap = PM_VERSION,
                      .status = PM_PLACE_FAILED,
                      .failures = {{.stage = PM_STAGE_READ,
                                    .reason = "The file ends before the map does.",
                                    .line = 7,
                                    .column = 3}},
                      .failure_count = 1};
    make_folder(out, name, folder);
    put_account(&place, folder);
}

void put_twelve(const char *out)
{
    for (int i = 1; i <= 12; i++) {
        char name[16];
        pm_text ties = {0};
        for (int partner = 0; partner < 5 + i % 4; partner++) {
            pm_text_addf(&ties, "hub-m%d ", partner);
            if (partner < i && partner > 0) {
                pm_text_addf(&ties, "m%d-m%d ", partner - 1, partner);
            }
        }
        snprintf(name, sizeof name, "p%02d", i);
        pm_map *map = map_of(pm_text_bytes(&ties));
        put_place(out, name, "1", map);
        pm_map_free(map);
        pm_text_free(&ties);
    }
}

bool same_files(const char *a, const char *b)
{
    FILE *x = fopen(a, "rb");
    FILE *y = fopen(b, "rb");
    bool same = x != NULL && y != NULL;
    for (int c = 0; same && c != EOF;) {
        c = getc(x);
        same = c == getc(y);
    }
    if (x != NULL) {
        fclose(x);
    }
    if (y != NULL) {
        fclose(y);
    }
    return same;
}
