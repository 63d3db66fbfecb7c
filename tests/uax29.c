/* Unicode's own test of sentence boundaries, where it is installed (Debian: unicode-data). */
#include "check.h"
#include "lang_set.h"
#include "sentence.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 256 };

static const char *const file = "/usr/share/unicode/auxiliary/SentenceBreakTest.txt";

typedef struct {
	buf text;
	size_t breaks[MOST], n;
} expected;

/* A line: ÷ 0061 × 002E ÷ …; false for one without a test. */
static bool read_line(char *line, expected *want)
{
	buf_clear(&want->text);
	want->n = 0;
	line[strcspn(line, "#\n")] = 0;
	for (char *word = strtok(line, " \t"); word; word = strtok(NULL, " \t")) {
		if (strcmp(word, "÷") == 0) want->breaks[want->n++] = want->text.n;
		else if (strcmp(word, "×") != 0) utf8_add(&want->text, (char32_t)strtoul(word, NULL, 16));
	}
	return want->n > 0;
}

static bool is_right(const lang *und, const expected *want)
{
	sentence_state state = {.want = NEWLINE_END};
	sentence_array found = {0};
	size_t n = 1; /* the first break is the text's beginning */
	bool right = true;
	sentence_find(und, buf_span(&want->text), true, &state, &found);
	for (size_t i = 0; i < found.n; i++) {
		if (!found.p[i].ends) continue;
		right = right && n < want->n && (size_t)(found.p[i].next - want->text.p) == want->breaks[n];
		n++;
	}
	sentence_array_free(&found);
	return right && n == want->n;
}

int main(void)
{
	lang_set set = {0};
	const lang *und = lang_set_get(&set, "und");
	expected want = {0};
	char line[8192];
	unsigned number = 0;
	FILE *f = fopen(file, "r");
	while (f && fgets(line, sizeof line, f)) {
		char copy[sizeof line];
		strcpy(copy, line);
		number++;
		if (!read_line(line, &want)) continue;
		bool ok = CHECK(is_right(und, &want));
		if (!ok) printf("SentenceBreakTest:%u: %s", number, copy);
	}
	if (f) fclose(f);
	else printf("%s is not installed\n", file);
	buf_free(&want.text);
	lang_set_free(&set);
	return check_end();
}
