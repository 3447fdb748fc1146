/* Bringing place folders together: see join_gather.h. */
#include "cli/join_gather.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_same_folder(const pm_folder *a, const pm_folder *b)
{
    struct stat x;
    struct stat y;
    return fstat(a->file, &x) == 0 && fstat(b->file, &y) == 0 && x.st_dev == y.st_dev &&
           x.st_ino == y.st_ino;
}

static pm_status fail_to_bring(const pm_folder *folder, const char *name, int number, pm_error *err)
{
    pm_text path = {0};
    pm_text_addf(&path, "%s/%s", pm_text_bytes(&folder->path), name);
    pm_status status = pm_fail_to_write(err, pm_text_bytes(&path), number);
    pm_text_free(&path);
    return status;
}

static pm_status copy(const pm_folder *from, const char *name, const pm_folder *to, pm_error *err)
{
    pm_text bytes = {0};
    pm_status status = PM_OK;
    if (!pm_folder_read(from, name, SIZE_MAX, &bytes)) {
        status = pm_fail(err, PM_IO,
                         "Its account names the file \"%s\", which cannot be read: start \"partmap "
                         "batch\" again to have it made anew.",
                         name);
        pm_error_in_file(err, pm_text_bytes(&from->path));
    }
    if (status == PM_OK) {
        pm_folder_file file = {
            .name = name, .bytes = pm_text_bytes(&bytes), .length = bytes.length};
        status = pm_folder_write(to, &file, 1, err);
    }
    pm_text_free(&bytes);
    return status;
}

/* A link shares the file: safe, as partmap never writes into a file that is there. */
static pm_status bring(const pm_folder *from, const char *name, const pm_folder *to, pm_error *err)
{
    struct stat found;
    pm_folder_remove(to, name);
    bool regular =
        fstatat(from->file, name, &found, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(found.st_mode);
    if (regular && linkat(from->file, name, to->file, name, 0) == 0) {
        return PM_OK;
    }
    return copy(from, name, to, err);
}

/* Takes the account away first, and with it what it names. */
static pm_status clear(const pm_folder *folder, const pm_place *place, pm_error *err)
{
    if (unlinkat(folder->file, PM_PLACE_FILE, 0) != 0 && errno != ENOENT) {
        return fail_to_bring(folder, PM_PLACE_FILE, errno, err);
    }
    for (size_t i = 0; i < place->file_count; i++) {
        pm_folder_remove(folder, place->files[i].name);
    }
    return PM_OK;
}

static pm_status refuse(const pm_folder *folder, const pm_place *there, const char *run,
                        pm_error *err)
{
    pm_fail(err, PM_USAGE,
            "It holds this place of run \"%s\", which run \"%s\" would take the place of: choose "
            "another folder for what is joined (-o).",
            pm_excerpt_of(there->run).bytes, pm_excerpt_of(run).bytes);
    pm_error_in_file(err, pm_text_bytes(&folder->path));
    return PM_USAGE;
}

static pm_status bring_files(const pm_folder *from, const pm_place *place, const pm_folder *to,
                             pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < place->file_count; i++) {
        status = bring(from, place->files[i].name, to, err);
    }
    if (status == PM_OK) {
        status = bring(from, PM_PLACE_FILE, to, err);
    }
    if (status == PM_OK && fsync(to->file) != 0 && errno != EINVAL) {
        status = fail_to_bring(to, PM_PLACE_FILE, errno, err);
    }
    return status;
}

/* "to" is the place's folder in out, closed where there is none yet; "there" its account. */
static pm_status replace(const pm_folder *out, const pm_folder *from, const pm_place *place,
                         pm_folder *to, const pm_place *there, pm_error *err)
{
    pm_status status = PM_OK;
    if (!to->is_open) {
        status = pm_folder_open_inner(out, place->name, true, to, err);
    }
    if (status == PM_OK) {
        status = clear(to, there, err);
    }
    return status == PM_OK ? bring_files(from, place, to, err) : status;
}

pm_status pm_join_gather(const pm_join_list *list, const pm_join_item *item, const pm_folder *out,
                         pm_error *err)
{
    if (is_same_folder(&list->folders[item->folder], out)) {
        return PM_OK;
    }
    pm_folder from = {0};
    pm_folder to = {0};
    pm_place place = {0};
    pm_place there = {0};
    pm_digest account = {{0}};
    bool found = false;
    pm_status status = pm_join_open(list, item, &from, &place, err);
    if (status == PM_OK) {
        status = pm_join_open_in(out, item->name, &to, &there, &account, &found, err);
    }
    bool alike = status == PM_OK && found && strcmp(account.hex, item->account.hex) == 0;
    if (status == PM_OK && found && strcmp(there.run, place.run) != 0) {
        status = refuse(&to, &there, place.run, err);
    } else if (status == PM_OK && !alike) {
        status = replace(out, &from, &place, &to, &there, err);
    }
    pm_place_free(&place);
    pm_place_free(&there);
    pm_folder_close(&from);
    pm_folder_close(&to);
    return status;
}
