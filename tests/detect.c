#include "detect.h"

#include "check.h"

static lang_set set;
static detector d;

static const char *language(detect_state *state, const char *text)
{
	return detect_paragraph(&d, state, span_of(text))->name;
}

static void is(const char *text, const char *code)
{
	detect_state state = {0};
	check_case = text;
	CHECK(strcmp(language(&state, text), code) == 0);
	check_case = NULL;
}

static void short_texts(void)
{
	is("", "de");
	is("12345 ... !", "de");
	is("Xyz Qwrt", "de");
	is("\xD0\x9C\xD0\xBE\xD1\x81\xD0\xBA\xD0\xB2\xD0\xB0", "bg"); /* another script: its first language */
	is("Dr. M\xC3\xBCller kam.", "de");
	is("Die Kinder und der Hund sind nicht da.", "de");
	is("The children and the dog are not here, but they will be.", "en");
	is("\xFF\xFE\xC3", "de");
}

/* Each paragraph by the evidence up to its end. */
static void evidence_grows(void)
{
	detect_state state = {0};
	CHECK(strcmp(language(&state, "The dog and the cat."), "en") == 0);
	CHECK(strcmp(language(&state, "Der Hund und die Katze sind nicht in dem Haus, und das ist auch gut."), "de") ==
		0);
}

/* Behind DETECT_BYTES nothing is looked up. */
static void stops(void)
{
	detect_state state = {0};
	for (int i = 0; i < DETECT_BYTES / 10; i++) language(&state, "the and of to was");
	CHECK(state.seen >= DETECT_BYTES && state.seen < DETECT_BYTES + 8);
	for (int i = 0; i < 2000; i++) language(&state, "der und die ist nicht");
	CHECK(strcmp(language(&state, "der und die"), "en") == 0);
	/* The same within one paragraph. */
	buf b = {0};
	while (b.n < 2 * DETECT_BYTES) buf_add(&b, span_of("the and of to was "));
	while (b.n < 40 * DETECT_BYTES) buf_add(&b, span_of("der und die ist nicht "));
	state = (detect_state){0};
	CHECK(strcmp(detect_paragraph(&d, &state, buf_span(&b))->name, "en") == 0);
	buf_free(&b);
}

static void white_space_does_not_count(void)
{
	detect_state state = {0};
	char blank[4 * DETECT_BYTES];
	memset(blank, ' ', sizeof blank - 1);
	blank[sizeof blank - 1] = 0;
	language(&state, blank);
	CHECK(state.seen == 0);
	CHECK(strcmp(language(&state, "the dog and the cat"), "en") == 0);
}

static void any_bytes(void)
{
	check_fence fence = check_fence_open(256);
	byte t[256];
	detect_state state = {0};
	for (int i = 0; i < 3000; i++) {
		size_t n = check_below(sizeof t);
		for (size_t k = 0; k < n; k++)
			t[k] = check_below(3) ? (byte)check_random() : (byte) "de und "[check_below(7)];
		if (i % 8 == 0) state = (detect_state){0};
		CHECK(detect_paragraph(&d, &state, check_at_end(fence, (span){t, n})) != NULL);
	}
}

int main(void)
{
	detect_open(&d, &set);
	CHECK(d.n == lang_set_known() - 1);
	short_texts();
	evidence_grows();
	stops();
	white_space_does_not_count();
	any_bytes();
	detect_free(&d);
	lang_set_free(&set);
	return check_end();
}
