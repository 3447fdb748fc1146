/* Folders of places as a batch leaves them, made for tests in a folder of their own. */
#ifndef PARTMAP_TESTS_SUPPORT_PLACE_FOLDERS_H
#define PARTMAP_TESTS_SUPPORT_PLACE_FOLDERS_H

#include <stdbool.h>

#include "engine/model/map.h"

enum { PLACE_PATH_SIZE = 512 };

/* A new temporary folder; take it away with drop_folder. */
void new_folder(char path[PLACE_PATH_SIZE]);
void drop_folder(const char *path);

/* The path of something in the folder. Borrowed until the next call. */
const char *within(const char *folder, const char *name);

/* OUT/PLACE with measures.json, findings.json, report.html and place.json, of this map. */
void put_place(const char *out, const char *name, const char *run, const pm_map *map);

/* A place whose map could not be read. */
void put_failed(const char *out, const char *name, const char *run);

/* Twelve places p01... of run "1" with partners around a hub, some with ties among them. */
void put_twelve(const char *out);

/* Replaces, or makes, a file. */
void put_file(const char *path, const char *text);

/* Are the two files the same bytes? */
bool same_files(const char *a, const char *b);

#endif
