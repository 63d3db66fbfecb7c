#include "spot.h"

#include "check.h"

enum { LONGEST = 400 };

static const char *const words[] = {"sagte", "laut", "d'apr\xC3\xA8s",
	("\xC3\xA4u\xC3\x9F"
	 "erte"),
	"veranschaulichte", "x"};
static const char *const others[] = {"sagt", "lau", "apres", "Haus", "veranschaulicht", "\xD1\x81\xD0\xBB", "7",
	"Vertragsverl\xC3\xA4ngerung", "y", "-", "((", "\xC3", "\xE2\x80\x9E"};

enum { WORDS = sizeof words / sizeof *words, OTHERS = sizeof others / sizeof *others };

static size_t add(byte *text, size_t n, const char *word)
{
	memcpy(text + n, word, strlen(word));
	text[n + strlen(word)] = ' ';
	return n + strlen(word) + 1;
}

/* The one word of the set is found wherever it stands, and before it nothing. */
static void finds(const spot *s)
{
	check_fence fence = check_fence_open(LONGEST);
	unsigned found = 0, early = 0, late = 0;
	for (int i = 0; i < 20000; i++) {
		byte text[LONGEST];
		size_t n = 0;
		for (size_t k = check_below(20); k > 0; k--) n = add(text, n, others[check_below(OTHERS)]);
		const char *word = words[check_below(WORDS)];
		size_t at = n, end = at + strlen(word);
		n = check_below(2) ? add(text, n, word) - 1 : n;
		span t = check_at_end(fence, (span){text, n});
		const byte *p = spot_next(s, t.p, t.p + n);
		if (n == at) found += p == t.p + n;
		else found += p >= t.p + at && p < t.p + end;
		early += p < t.p + at;
		late += p > t.p + end;
	}
	CHECK(late == 0);
	CHECK(early < 200 && found > 19000);
}

/* The same word in another case counts, a part of one does not. */
static void case_and_ends(const spot *s)
{
	span t = span_of("\xC3\x84USSERTE Sagtest Lautes \xC3\x84u\xC3\x9F"
			 "ERTE.");
	CHECK(spot_next(s, t.p, t.p + t.n) == t.p + 25);
}

/* A word that has nothing to tell it by: everything may be one. */
static void anything(void)
{
	static spot s;
	span t = span_of("aaa");
	CHECK(spot_next(&s, t.p, t.p + t.n) == t.p + t.n);
	spot_add(&s, span_of("\xD1\x81\xD0\xBB"));
	CHECK(spot_next(&s, t.p, t.p + t.n) == t.p);
}

int main(void)
{
	static spot s;
	for (size_t i = 0; i < WORDS; i++) spot_add(&s, span_of(words[i]));
	finds(&s);
	case_and_ends(&s);
	anything();
	return check_end();
}
