/* A hash table of names: open addressing, the next slot tried after one that is taken. See names.h.
 *
 * The hash is SipHash-1-3 (Aumasson and Bernstein 2012, doi:10.1007/978-3-642-34931-7_28) under a
 * key of each table's own, so that no file can be written whose ids all fall together. Nothing
 * depends on the order of slots: a table cannot be walked. */
#include "engine/base/names.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "engine/base/memory.h"

enum { FEWEST_SLOTS = 16 };

struct pm_name_slot {
    uint32_t hash;
    uint32_t number; /* of the name in the store; 0: the slot is free */
};

/* --- the hash -------------------------------------------------------------------------------- */

typedef struct sip {
    uint64_t a, b, c, d;
} sip;

static uint64_t rotate(uint64_t x, unsigned by)
{
    return (x << by) | (x >> (64 - by));
}

static inline void mix(sip *s)
{
    s->a += s->b;
    s->c += s->d;
    s->b = rotate(s->b, 13) ^ s->a;
    s->d = rotate(s->d, 16) ^ s->c;
    s->a = rotate(s->a, 32);
    s->c += s->b;
    s->a += s->d;
    s->b = rotate(s->b, 17) ^ s->c;
    s->d = rotate(s->d, 21) ^ s->a;
    s->c = rotate(s->c, 32);
}

static inline void take_word(sip *s, uint64_t word)
{
    s->d ^= word;
    mix(s);
    s->a ^= word;
}

static uint64_t long_hash(const uint64_t key[2], const char *name, size_t length)
{
    sip s = {key[0] ^ UINT64_C(0x736f6d6570736575), key[1] ^ UINT64_C(0x646f72616e646f6d),
             key[0] ^ UINT64_C(0x6c7967656e657261), key[1] ^ UINT64_C(0x7465646279746573)};
    uint64_t word = 0;
    size_t left = length;
    for (; left >= sizeof word; left -= sizeof word) {
        memcpy(&word, name, sizeof word);
        take_word(&s, word);
        name += sizeof word;
    }
    word = 0;
    memcpy(&word, name, left);
    take_word(&s, word ^ ((uint64_t)length << 56));
    s.c ^= 0xFF;
    mix(&s);
    mix(&s);
    mix(&s);
    return s.a ^ s.b ^ s.c ^ s.d;
}

static uint32_t hash_of(const pm_names *names, const char *name, size_t length)
{
    return (uint32_t)long_hash(names->key, name, length);
}

/* A key that nobody who writes a file can know: where memory lies, and the time to the nanosecond.
 */
static void choose_key(pm_names *names, const void *fresh)
{
    struct timespec now = {0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    const uint64_t first[2] = {(uint64_t)(uintptr_t)fresh, (uint64_t)now.tv_nsec};
    uint64_t rest[3] = {(uint64_t)(uintptr_t)&now, (uint64_t)now.tv_sec, 0};
    names->key[0] = long_hash(first, (const char *)rest, sizeof rest);
    rest[2] = 1;
    names->key[1] = long_hash(first, (const char *)rest, sizeof rest);
}

/* --- the table ------------------------------------------------------------------------------- */

/* What stands in the store before a name's text. */
static size_t index_at(const pm_names *names, uint32_t number)
{
    size_t index = 0;
    memcpy(&index, pm_store_at(&names->store, number), sizeof index);
    return index;
}

const char *pm_names_text(const pm_names *names, uint32_t number)
{
    return (const char *)pm_store_at(&names->store, number) + sizeof(size_t);
}

/* The slot of a name: its own, or the free one where it belongs. There are always free ones. */
static struct pm_name_slot *find_slot(const pm_names *names, const char *name, uint32_t hash)
{
    size_t mask = names->slot_count - 1;
    size_t at = hash & mask;
    while (names->slots[at].number != 0 &&
           (names->slots[at].hash != hash ||
            strcmp(pm_names_text(names, names->slots[at].number), name) != 0)) {
        at = (at + 1) & mask;
    }
    return &names->slots[at];
}

static void move_slots(pm_names *names, struct pm_name_slot *slots, size_t count)
{
    for (size_t i = 0; i < names->slot_count; i++) {
        if (names->slots[i].number != 0) {
            size_t at = names->slots[i].hash & (count - 1);
            while (slots[at].number != 0) {
                at = (at + 1) & (count - 1);
            }
            slots[at] = names->slots[i];
        }
    }
}

/* Makes room for one more name: two slots in three are taken at most. */
static pm_status make_room(pm_names *names, pm_error *err)
{
    if (names->count < names->slot_count / 3 * 2) {
        return PM_OK;
    }
    size_t count = names->slot_count > 0 ? names->slot_count * 2 : FEWEST_SLOTS;
    struct pm_name_slot *slots = pm_new_array(count, sizeof *slots);
    if (slots == NULL) {
        return pm_fail_memory(err);
    }
    if (names->slot_count == 0) {
        choose_key(names, slots);
    }
    move_slots(names, slots, count);
    free(names->slots);
    names->slots = slots;
    names->slot_count = count;
    return PM_OK;
}

size_t pm_names_find(const pm_names *names, const char *name)
{
    if (names->count == 0) {
        return SIZE_MAX;
    }
    uint32_t hash = hash_of(names, name, strlen(name));
    const struct pm_name_slot *slot = find_slot(names, name, hash);
    return slot->number != 0 ? index_at(names, slot->number) : SIZE_MAX;
}

pm_status pm_names_put(pm_names *names, const char *name, size_t index, size_t *found,
                       uint32_t *number, pm_error *err)
{
    pm_status status = make_room(names, err);
    if (status != PM_OK) {
        return status;
    }
    size_t length = strlen(name);
    uint32_t hash = hash_of(names, name, length);
    struct pm_name_slot *slot = find_slot(names, name, hash);
    if (slot->number != 0) {
        *found = index_at(names, slot->number);
        *number = slot->number;
        return PM_OK;
    }
    char *kept = pm_store_new(&names->store, sizeof index + length + 1, number);
    if (kept == NULL) {
        return pm_fail_memory(err);
    }
    memcpy(kept, &index, sizeof index);
    memcpy(kept + sizeof index, name, length + 1);
    *slot = (struct pm_name_slot){.hash = hash, .number = *number};
    names->count++;
    *found = SIZE_MAX;
    return PM_OK;
}

pm_status pm_names_add(pm_names *names, const char *name, size_t index, pm_error *err)
{
    size_t found = 0;
    uint32_t number = 0;
    return pm_names_put(names, name, index, &found, &number, err);
}

size_t pm_names_memory(const pm_names *names)
{
    return names->slot_count * sizeof *names->slots + names->store.total;
}

void pm_names_free(pm_names *names)
{
    if (names != NULL) {
        free(names->slots);
        pm_store_free(&names->store);
        *names = (pm_names){0};
    }
}
