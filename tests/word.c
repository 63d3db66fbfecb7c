#include "word.h"

#include <stdlib.h>

#include "check.h"

enum { WORDS = 20000 };

static span word_number(char *text, size_t size, unsigned i)
{
	snprintf(text, size, "%s%u%s", i % 2 ? "wort" : "", i * 2654435761u, i % 3 ? "\xC3\xBC" : "");
	return span_of(text);
}

static void thousands(void)
{
	word_table t = {0};
	char text[WORD_LONGEST];
	bool fresh = true, found = true, absent = true;
	for (unsigned i = 0; i < WORDS; i++) {
		uint32_t *value = word_put(&t, word_number(text, sizeof text, i));
		fresh = fresh && value && *value == 0;
		if (value) *value = i + 1;
	}
	CHECK(fresh && t.used == WORDS && t.used * 2 <= t.cap);
	for (unsigned i = 0; i < WORDS; i++) found = found && word_get(&t, word_number(text, sizeof text, i)) == i + 1;
	for (unsigned i = WORDS; i < 2 * WORDS; i++)
		absent = absent && word_get(&t, word_number(text, sizeof text, i)) == 0;
	CHECK(found && absent);
	for (unsigned i = 0; i < WORDS; i++) *word_put(&t, word_number(text, sizeof text, i)) += 1;
	for (unsigned i = 0; i < WORDS; i++) found = found && word_get(&t, word_number(text, sizeof text, i)) == i + 2;
	CHECK(found && t.used == WORDS);
	word_free(&t);
	CHECK(t.cap == 0 && word_get(&t, span_of("wort")) == 0);
}

static void bounds(void)
{
	word_table t = {0};
	byte text[WORD_LONGEST + 1];
	memset(text, 'a', sizeof text);
	CHECK(word_put(&t, (span){text, 0}) == NULL);
	CHECK(word_put(&t, (span){text, WORD_LONGEST + 1}) == NULL);
	CHECK(word_get(&t, (span){text, WORD_LONGEST + 1}) == 0 && word_get(&t, (span){text, 0}) == 0);
	for (size_t n = 1; n <= WORD_LONGEST; n++) *word_put(&t, (span){text, n}) = (uint32_t)n;
	for (size_t n = 1; n <= WORD_LONGEST; n++) CHECK(word_get(&t, (span){text, n}) == n);
	CHECK(word_get(&t, (span){text, WORD_LONGEST + 1}) == 0);
	word_free(&t);
}

/* Where more can be read behind it, a word is found all the same, whatever stands there. */
static void within_a_text(void)
{
	word_table t = {0};
	byte text[2 * WORD_LONGEST];
	bool ok = true;
	for (size_t i = 0; i < sizeof text; i++) text[i] = (byte)('a' + check_below(3));
	for (size_t n = 1; n < 40; n++) *word_put(&t, (span){text, n}) = (uint32_t)n;
	for (size_t n = 1; n < 40; n++)
		for (size_t more = n; more < sizeof text; more++)
			ok = ok && word_get_within(&t, (span){text, n}, text + more) == n;
	for (size_t n = 40; n < sizeof text; n++)
		ok = ok && word_get_within(&t, (span){text, n}, text + sizeof text) == 0;
	CHECK(ok && word_get_within(&t, (span){text, 0}, text + sizeof text) == 0);
	word_free(&t);
	CHECK(word_get_within(&t, (span){text, 4}, text + sizeof text) == 0);
}

/* The order in which words were put, whatever their hashes. */
static void lists_in_order(void)
{
	word_table t = {0};
	char text[WORD_LONGEST];
	for (unsigned i = 0; i < 500; i++) *word_put(&t, word_number(text, sizeof text, i)) = i;
	word_slot *list = word_list(&t);
	bool ok = true;
	for (unsigned i = 0; i < 500; i++) ok = ok && list[i].value == i;
	CHECK(ok);
	free(list);
	word_free(&t);
}

/* A word is bytes: NUL and what is no UTF-8 are no different, and it is copied. */
static void any_bytes(void)
{
	word_table t = {0};
	byte text[] = {0, 'a', 0, 0xFF};
	*word_put(&t, (span){text, 4}) = 1;
	*word_put(&t, (span){text, 3}) = 2;
	text[1] = 'b';
	CHECK(word_get(&t, (span){text, 4}) == 0);
	text[1] = 'a';
	CHECK(word_get(&t, (span){text, 4}) == 1 && word_get(&t, (span){text, 3}) == 2);
	word_free(&t);
}

int main(void)
{
	thousands();
	bounds();
	within_a_text();
	lists_in_order();
	any_bytes();
	return check_end();
}
