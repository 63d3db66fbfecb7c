/* look: the text around a number, and the words of the language found in it.
 *
 * Nothing looks farther than a bound, so that work is linear in the text, and nothing looks back past the number
 * before. Places are pointers into the text, always between two characters. */
#ifndef LOOK_H
#define LOOK_H

#include "exact.h"
#include "letters.h"
#include "lexicon.h"

enum {
	LOOK_SOFT_HYPHEN = 0xAD,
	LOOK = 64,       /* bytes looked at before a number, or for a word behind it */
	LOOK_SPACES = 8, /* bytes of white space between two words of one number */
	LOOK_MEMOS = 16, /* a power of two */
	LOOK_WORDS = 12, /* words that are known by their letters, as a power of two */
	LOOK_ENDS = 3    /* words that are found at one place: the longest ones */
};

/* A look-up that was made: rules ask for the same word again and again. */
typedef struct {
	const byte *at;
	uint64_t roles;    /* of the longest, where it is a whole word: a bit for each */
	const byte *reach; /* no byte from here on was looked at, but whether a word ends here */
	unsigned n;        /* words found, the longest first: */
	const byte *end[LOOK_ENDS];
	uint32_t senses[LOOK_ENDS];
} look_memo;

/* What a word is at a glance: what number words and names are, a bit for each role; whether it is neither, nor begins
 * with one that others go on behind. */
typedef struct {
	uint64_t roles;
	bool none;
} look_glance;

/* The same, known of a word that nothing behind its letters can change. */
typedef struct {
	letters_key letters;
	look_glance glance;
} look_word;

typedef struct {
	const lexicon *w;
	look_memo *parts, *names; /* LOOK_MEMOS each, by the low bits of the address; zeroed for each text */
	look_word *words; /* of the language, 2^LOOK_WORDS by a hash of their letters, zeroed to start with; or NULL */
	const byte *start, *end; /* the text */
	const byte *floor;       /* the end of the number before */
	const byte *score;       /* the end of the score before, NULL if the number before was none */
	const byte *at;          /* the place at hand */
	bool second;             /* the second half of a range is read: it begins none */
	exact_texts *texts;      /* where values are put */
} look;

/* Whether a word ends or begins at p: not between two word characters; a soft hyphen is one. */
bool look_edge_far(const look *f, const byte *p);
static inline bool look_edge(const look *f, const byte *p)
{
	if (p == f->end || *p <= '/') return true;
	if (p > f->start && *p < 0x80 && p[-1] < 0x80) return !utf8_is_word(p[-1]) || !utf8_is_word(*p);
	return look_edge_far(f, p);
}

/* Behind soft hyphens inside a word. */
static inline const byte *look_soft(const look *f, const byte *p)
{
	while (f->end - p > 2 && p[0] == 0xC2 && p[1] == LOOK_SOFT_HYPHEN) p += 2;
	return p;
}

static inline bool look_digit(const look *f, const byte *p)
{
	return p < f->end && (*p < 0x80 ? (byte)(*p - '0') < 10 : utf8_is_digit(utf8_at(p, f->end)));
}

/* Whether a letter stands at p. */
static inline bool look_letter(const look *f, const byte *p) { return utf8_is_letter(utf8_at(p, f->end)); }

/* An ASCII letter. */
static inline bool look_is_plain(byte c) { return (byte)((c | 0x20) - 'a') < 26; }

/* Whether three of them stand at p: the filters of the lexicon tell. */
static inline bool look_is_long(const look *f, const byte *p)
{
	return f->end - p > 2 && look_is_plain(p[0]) && look_is_plain(p[1]) && look_is_plain(p[2]);
}

bool look_is_blank(char32_t c);
bool look_is_dash(char32_t c);

/* Behind the white space at p, at most LOOK_SPACES bytes of it; the same backwards, not past the floor. */
const byte *look_skip_far(const look *f, const byte *p);
static inline const byte *look_skip(const look *f, const byte *p)
{
	if (p == f->end || (*p > ' ' && *p < 0x80)) return p;
	if (*p == ' ' && f->end - p > 1 && p[1] > ' ' && p[1] < 0x80) return p + 1;
	return look_skip_far(f, p);
}

const byte *look_skip_back(const look *f, const byte *p);

/* Behind the white space or the hyphen between two words of a number; p itself where there is none. */
const byte *look_joint(const look *f, const byte *p);

/* The start of the letters before p, or of the letters and digits but none of a script without spaces, at most LOOK
 * bytes back and not past the floor. */
const byte *look_word_back(const look *f, const byte *p);
const byte *look_token_back(const look *f, const byte *p);

/* The number words, or parts of some, that begin at p; n 0 for none. The name at p that ends a word: one at most. */
void look_parts_far(const look *f, const byte *p, look_memo *m);
void look_names_far(const look *f, const byte *p, look_memo *m);
static inline const look_memo *look_parts(const look *f, const byte *p)
{
	look_memo *m = f->parts + ((uintptr_t)p & (LOOK_MEMOS - 1));
	if (m->at != p) look_parts_far(f, p, m);
	return m;
}

static inline const look_memo *look_names(const look *f, const byte *p)
{
	look_memo *m = f->names + ((uintptr_t)p & (LOOK_MEMOS - 1));
	if (m->at != p) look_names_far(f, p, m);
	return m;
}

/* Whether the word may be number words as a whole, and not einfach: one of the parts that begin it ends it, or others
 * go on behind it. A part of fewer bytes than `least` begins a longer word only where the language says so. */
bool look_is_whole(const look *f, const look_memo *m, ptrdiff_t least);

/* The word at p at a glance; n is what letters_behind has for it. Other words at the same place are forgotten. */
look_glance look_at_far(const look *f, const byte *p, unsigned n);
static inline look_glance look_at(const look *f, const byte *p, unsigned n)
{
	if (look_is_long(f, p) && !lexicon_may_begin(f->w, p)) return (look_glance){.none = true};
	if (n && p[n] <= '/' && f->words) {
		letters_key l = letters_of(p, n, f->end);
		const look_word *w = f->words + letters_hash(l, LOOK_WORDS);
		if (letters_equal(w->letters, l)) return w->glance;
	}
	return look_at_far(f, p, n);
}

/* The end of the longest of them and its senses, NULL for none. */
static inline const byte *look_longest(const look_memo *m, uint32_t *senses)
{
	*senses = m->senses[0];
	return m->n ? m->end[0] : NULL;
}

static inline const byte *look_part(const look *f, const byte *p, uint32_t *senses)
{
	return look_longest(look_parts(f, p), senses);
}

static inline const byte *look_name(const look *f, const byte *p, uint32_t *senses)
{
	return look_longest(look_names(f, p), senses);
}

/* The end of the word, whole, if it has the role, and its sense; else NULL. */
static inline const byte *look_whole(const look *f, const look_memo *m, enum role role, const sense **s)
{
	if (!(m->roles >> role & 1)) return NULL;
	if (s) *s = lexicon_sense(f->w, m->senses[0], role);
	return m->end[0];
}

static inline const byte *look_role(const look *f, const byte *p, enum role role, const sense **s)
{
	return look_whole(f, look_parts(f, p), role, s);
}

static inline const byte *look_named(const look *f, const byte *p, enum role role, const sense **s)
{
	return look_whole(f, look_names(f, p), role, s);
}

/* The end of what connects the two halves of a range, or NULL: a word, which a hyphen may stand before (zwei- bis
 * dreimal), or a dash with the same on both its sides, white space or none. */
const byte *look_connector(const look *f, const byte *p);

/* zwischen 3 und 5: the end of a joiner at p, if before the number that began at `start` a word says that it connects;
 * else NULL. */
const byte *look_between(const look *f, const byte *start, const byte *p);

#endif
