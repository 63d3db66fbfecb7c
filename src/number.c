#include "number.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>

#if defined __SSE2__ && defined __GNUC__
#include <emmintrin.h>
#define NUMBER_SSE2 1
#endif

/* Every look-ahead and look-back ends at one of these, so that work is linear in the text. */
enum {
	RUNS = 8,          /* groups of digits that are read as one shape */
	MORPHEMES = 40,    /* parts of a number in words */
	LOOK = 64,         /* bytes looked at before a number or for a word behind it */
	SCORES_APART = 16, /* bytes between two scores of one match */
	SPACES = 8,        /* white space, in bytes, between two words of one number */
	SHORT_DIGITS = 18, /* as many digits as fit a mantissa; longer literals are copied from the text */
	FOLDED_LEAST = 3,  /* bytes of a unit or a currency from which on its case does not matter */
	TRIE_LEAST = 64,
	MEMOS = 8, /* look-ups that are remembered; a power of two */
	OPENING_SHIFT = 16,
	OPENINGS = 1 << (32 - OPENING_SHIFT) /* bits of a filter of first bytes */
};

/* ---- The words of a language, made ready ---- */

/* What a word can be, as number.h has it. The last three come from sections of their own. */
enum role {
	ROLE_UNIT,            /* unit 3: below 20 */
	ROLE_TEN,             /* ten 20 */
	ROLE_POWER,           /* power 100: multiplies what stands before it, or stands alone */
	ROLE_MULTIPLIER,      /* multiplier 1000000: needs a number before it */
	ROLE_ONE,             /* one: 1 in a number, a pronoun or an article alone */
	ROLE_ARTICLE,         /* article: 1 before a multiplier or a fraction only */
	ROLE_JOINER,          /* joiner: und, and */
	ROLE_POINT,           /* point: the decimal separator as a word */
	ROLE_MINUS,           /* minus */
	ROLE_ORDINAL,         /* ordinal 3: a whole word */
	ROLE_ORDINAL_STEM,    /* ordinal-stem 3: needs an inflection */
	ROLE_INFLECTION,      /* inflection: behind such a stem */
	ROLE_ORDINAL_ENDING,  /* ordinal-ending: makes an ordinal of the number before it */
	ROLE_ORDINAL_SUFFIX,  /* ordinal-suffix: the same behind digits */
	ROLE_FRACTION,        /* fraction 3: a denominator */
	ROLE_FRACTION_ENDING, /* fraction-ending: makes a denominator of the number before it */
	ROLE_HALF,            /* half 2: a denominator that stands alone as well */
	ROLE_PLUS,            /* plus 1/2: is added to the number before it */
	ROLE_VALUE,           /* value 3/2: a number that no other word extends, but multipliers */
	ROLE_SUFFIX,          /* suffix 1000: a multiplier written right behind digits */
	ROLE_MONEY_SUFFIX,    /* money-suffix 1000000: the same, for amounts of money only */
	ROLE_DECADE,          /* decade: 90er, 1990s */
	ROLE_RANGE,           /* range: bis, to */
	ROLE_CLOCK,           /* clock: Uhr */
	ROLE_AM,              /* am */
	ROLE_PM,              /* pm */
	ROLE_MONTH_JOINER,    /* month-joiner: between day and month */
	ROLE_SLASH,           /* slash: one over twenty */
	ROLE_IN,              /* in: one in five */
	ROLE_COUNT,           /* count: before four digits, they are no year */
	ROLE_MONTH,
	ROLE_UNIT_OF,
	ROLE_CURRENCY,
	ROLES
};

static const char *const role_names[ROLES] = {
	"unit", "ten", "power", "multiplier", "one", "article", "joiner", "point", "minus", "ordinal", "ordinal-stem",
	"inflection", "ordinal-ending", "ordinal-suffix", "fraction", "fraction-ending", "half", "plus", "value", "suffix",
	"money-suffix", "decade", "range", "clock", "am", "pm", "month-joiner", "slash", "in", "count", "", "", "",
};

/* One role of a word; a word may have several. */
typedef struct {
	enum role role;
	uint32_t next; /* 1 + the index of its next role, 0 for none */
	uint64_t value, divisor;
	span text; /* a unit's or a currency's code; borrowed from the language */
} sense;

/* Words letter by letter. A node is a number, 0 the root; the edge to its child by a byte is looked up by hash. */
typedef struct {
	uint32_t key, node; /* key: 1 + 256 * the parent + the byte; 0 for a free slot */
} edge;

typedef struct {
	edge *edges; /* a power of two of them, at most half in use */
	size_t cap, n;
	uint32_t first[256]; /* the children of the root */
	uint32_t *senses; /* of each node: 1 + an index, 0 for none */
	size_t senses_cap;
} trie;

struct number_words {
	struct number_words *next;
	const lang *lang;
	trie numbers; /* [number], in lower case */
	trie names;   /* [month], [unit] and [currency] */
	sense *senses;
	size_t n_senses, cap_senses;
	char32_t decimal, group;
	bool month_first; /* 11/1/2021 */
	bool dot_ordinal; /* 3. is an ordinal */
	uint64_t named[OPENINGS / 64];    /* a filter of the first three bytes of names */
	uint64_t openings[OPENINGS / 64]; /* a filter of the first four bytes of words that open a number */
};

typedef struct number_words words;

static inline edge *trie_slot(const trie *t, uint32_t key)
{
	for (size_t i = key * 2654435761u >> 16;; i++) {
		edge *e = t->edges + (i & (t->cap - 1));
		if (e->key == key || e->key == 0) return e;
	}
}

/* The child of a node by a byte, 0 for none. */
static inline uint32_t trie_step(const trie *t, uint32_t at, byte c)
{
	return at ? trie_slot(t, at * 256 + c + 1)->node : t->first[c];
}

static void trie_widen(trie *t)
{
	trie wide = *t;
	wide.cap = t->cap ? t->cap * 2 : TRIE_LEAST;
	wide.edges = zalloc(wide.cap * sizeof *wide.edges);
	for (size_t i = 0; i < t->cap; i++)
		if (t->edges[i].key) *trie_slot(&wide, t->edges[i].key) = t->edges[i];
	free(t->edges);
	*t = wide;
}

/* The node of the key, made if need be: where its senses are kept. */
static uint32_t *trie_put(trie *t, span key)
{
	uint32_t at = 0;
	for (size_t i = 0; i < key.n; i++) {
		if (t->n * 2 >= t->cap) trie_widen(t);
		edge *e = trie_slot(t, at * 256 + key.p[i] + 1);
		if (!e->key) {
			*e = (edge){at * 256 + key.p[i] + 1, (uint32_t)++t->n};
			t->senses = array_grow(t->senses, &t->senses_cap, t->n + 1, sizeof *t->senses);
			t->senses[t->n] = 0;
		}
		if (at == 0) t->first[key.p[i]] = e->node;
		at = e->node;
	}
	return t->senses + at;
}

static void add_sense(words *w, trie *t, span key, sense s, bool first)
{
	uint32_t *senses = trie_put(t, key);
	s.next = first ? 0 : *senses;
	w->senses = array_grow(w->senses, &w->cap_senses, w->n_senses + 1, sizeof *w->senses);
	w->senses[w->n_senses++] = s;
	*senses = (uint32_t)w->n_senses;
}

/* The word in lower case. */
static void fold(buf *out, span word)
{
	buf_clear(out);
	for (const byte *p = word.p, *end = word.p + word.n; p < end;) utf8_add(out, uc_tolower(utf8_next(&p, end)));
}

static inline bool is_lettery(byte c) { return c >= 0x80 || (byte)((c | 0x20) - 'a') < 26; }

/* The bit of a word whose first four bytes are `key`, the first byte lowest, whatever their case. */
static inline uint32_t bit_of(uint32_t key) { return (key | 0x20202020) * 2654435761u >> OPENING_SHIFT; }

static inline uint32_t four_bytes(const byte *p)
{
	return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

/* The bit of the word at p: its first four bytes, or fewer where it has but one or two letters. No branches: the
 * loop asks at each word. */
static inline uint32_t opening_of(const byte *p)
{
	uint32_t two = -(uint32_t)is_lettery(p[1]), more = two & -(uint32_t)is_lettery(p[2]);
	return bit_of(four_bytes(p) & (0xFF | (two & 0xFF00) | (more & 0xFFFF0000)));
}

/* The bit of the first three bytes of a name. */
static inline uint32_t naming_of(const byte *p)
{
	return bit_of((uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16);
}

static inline bool has_bit(const uint64_t *bits, uint32_t bit) { return bits[bit >> 6] >> (bit & 63) & 1; }

static void set_bit(uint64_t *bits, uint32_t bit) { bits[bit >> 6] |= (uint64_t)1 << (bit & 63); }

/* A word of one or two letters opens a number where it stands alone; behind one of three, these may stand. */
static void open_word(words *w, span key)
{
	static const byte after[] = "abcdefghijklmnopqrstuvwxyz \t\n\r.,;:!?()[]/&'\"-\xC2\xC3\xE2";
	byte b[4] = {0};
	memcpy(b, key.p, key.n < 4 ? key.n : 4);
	set_bit(w->openings, bit_of(four_bytes(b)));
	for (size_t i = 0; key.n == 3 && i + 1 < sizeof after; i++) {
		b[3] = after[i];
		set_bit(w->openings, bit_of(four_bytes(b)));
	}
}

/* Roman numerals of two letters and more, up to 39. */
static void open_roman(words *w)
{
	static const byte letters[] = "ivx", after[] = "ivx \n.,;:!?)-";
	for (int i = 0; i < 27; i++) {
		byte b[4] = {letters[i % 3], letters[i / 3 % 3], letters[i / 9]};
		open_word(w, (span){b, 2});
		for (size_t k = 0; k + 1 < sizeof after; k++) {
			b[3] = after[k];
			set_bit(w->openings, bit_of(four_bytes(b)));
		}
	}
}

static bool opens(enum role role)
{
	return role <= ROLE_ARTICLE || (role >= ROLE_MINUS && role <= ROLE_ORDINAL_STEM) || role == ROLE_HALF ||
	       role == ROLE_VALUE;
}

static uint64_t read_number(span *s)
{
	uint64_t v = 0;
	while (s->n && s->p[0] >= '0' && s->p[0] <= '9') {
		v = v * 10 + (uint64_t)(s->p[0] - '0');
		*s = span_cut(*s, 1, s->n);
	}
	return v;
}

static void skip_blanks(span *s)
{
	while (s->n && (*s->p == ' ' || *s->p == ';' || *s->p == '/')) *s = span_cut(*s, 1, s->n);
}

/* Reads `role`, `role 3` or `role 1/2` from the front of *s. What is no role is left out. */
static bool read_sense(span *s, sense *out)
{
	size_t n = 0;
	skip_blanks(s);
	while (n < s->n && s->p[n] != ' ' && s->p[n] != ';') n++;
	span name = span_cut(*s, 0, n);
	*s = span_cut(*s, n, s->n);
	skip_blanks(s);
	*out = (sense){.role = ROLES, .value = read_number(s), .divisor = 1};
	if (s->n && *s->p == '/') {
		skip_blanks(s);
		out->divisor = read_number(s);
	}
	for (int i = 0; i < ROLE_MONTH && name.n; i++)
		if (span_equal(name, span_of(role_names[i]))) out->role = (enum role)i;
	return out->role != ROLES && out->divisor != 0;
}

static void add_number_word(words *w, span key, span text)
{
	sense s;
	bool first = true;
	while (text.n) {
		if (!read_sense(&text, &s)) continue;
		add_sense(w, &w->numbers, key, s, first);
		first = false;
		if (opens(s.role)) open_word(w, key);
		if (s.role == ROLE_ORDINAL_SUFFIX && key.n == 1 && *key.p == '.') w->dot_ordinal = true;
	}
}

static void add_numbers(words *w, const word_table *t)
{
	buf key = {0};
	for (size_t i = 0; i < t->cap; i++) {
		if (!t->slots[i].hash) continue;
		span word = {t->bytes.p + t->slots[i].at, t->slots[i].length};
		fold(&key, word);
		add_number_word(w, buf_span(&key), lang_value(w->lang, LANG_NUMBERS, word));
	}
	buf_free(&key);
}

/* A name is found as it stands (the capital that the reader gives a word of one letter, M for m, left out); in
 * any case too, when it is long enough not to be taken for another. */
static void add_names(words *w, enum lang_table table, enum role role, bool folded)
{
	const word_table *t = &w->lang->tables[table];
	buf key = {0};
	for (size_t i = 0; i < t->cap; i++) {
		if (!t->slots[i].hash) continue;
		span word = {t->bytes.p + t->slots[i].at, t->slots[i].length};
		span text = lang_value(w->lang, table, word), digits = text;
		sense s = {.role = role, .text = text, .value = role == ROLE_MONTH ? read_number(&digits) : 0, .divisor = 1};
		if (text.n > 4 && span_equal(span_cut(text, text.n - 4, text.n), span_of("/100"))) { /* Cent = EUR/100 */
			s.text = span_cut(text, 0, text.n - 4);
			s.divisor = 100;
		}
		fold(&key, word);
		if (!folded && word.n == 1 && *word.p != *key.p &&
		    span_equal(lang_value(w->lang, table, buf_span(&key)), text)) continue;
		if (folded && (key.n < FOLDED_LEAST || *trie_put(&w->names, buf_span(&key)))) continue;
		add_sense(w, &w->names, folded ? buf_span(&key) : word, s, !folded);
		if (word.n > 2) set_bit(w->named, naming_of(word.p));
	}
	buf_free(&key);
}

static words *words_new(const lang *l)
{
	words *w = zalloc(sizeof *w);
	w->lang = l;
	trie_widen(&w->numbers);
	trie_widen(&w->names);
	span decimal = lang_setting(l, "decimal", "."), group = lang_setting(l, "group", ",");
	w->decimal = utf8_at(decimal.p, decimal.p + decimal.n);
	w->group = utf8_at(group.p, group.p + group.n);
	w->month_first = span_equal(lang_setting(l, "date-order", "dmy"), span_of("mdy"));
	add_numbers(w, &l->tables[LANG_NUMBERS]);
	open_roman(w);
	for (int folded = 0; folded < 2; folded++) {
		add_names(w, LANG_MONTHS, ROLE_MONTH, folded);
		add_names(w, LANG_UNITS, ROLE_UNIT_OF, folded);
		add_names(w, LANG_CURRENCY, ROLE_CURRENCY, folded);
	}
	return w;
}

static const words *words_of(number_array *a, const lang *l)
{
	words *w = a->words;
	while (w && w->lang != l) w = w->next;
	if (w) return w;
	w = words_new(l);
	w->next = a->words;
	return a->words = w;
}

/* The sense of a word that has this role, or NULL. */
static const sense *sense_of(const words *w, uint32_t senses, enum role role)
{
	for (; senses; senses = w->senses[senses - 1].next)
		if (w->senses[senses - 1].role == role) return w->senses + senses - 1;
	return NULL;
}

/* ---- Looking at the text ---- */

/* A look-up that was made: rules ask for the same word again and again. */
typedef struct {
	const byte *at, *end;
	uint32_t senses;
} memo;

typedef struct {
	memo parts[MEMOS], names[MEMOS]; /* by the low bits of the address */
} memos;

typedef struct {
	const words *w;
	memos *known;
	const byte *start, *end; /* the text */
	const byte *floor;       /* the end of the number before: nothing looks back past it */
	const byte *at;          /* the candidate at hand */
	const byte *block, *block_end; /* bytes that were looked at, and a bit for each of them that */
	uint64_t digits, starts;       /* may be a digit, and that begins a word */
	number_array *out;
} finder;

/* Whether a word ends or begins at p: not between two word characters. */
static inline bool at_edge(const finder *f, const byte *p)
{
	if (p < f->end && *p <= '/') return true;
	return !utf8_is_word(utf8_before(f->start, p)) || !utf8_is_word(utf8_at(p, f->end));
}

static inline int digit_value(char32_t c) { return c < 0x80 ? (int)c - '0' : uc_decimal_value(c); }

static inline bool is_digit_at(const finder *f, const byte *p)
{
	return p < f->end && (*p < 0x80 ? (byte)(*p - '0') < 10 : utf8_is_digit(utf8_at(p, f->end)));
}

/* An ASCII letter. */
static inline bool is_plain(byte c) { return (byte)((c | 0x20) - 'a') < 26; }

/* The same for a name, which digits may follow: EUR12, October2. */
static bool name_ends(const finder *f, const byte *p)
{
	return at_edge(f, p) || (utf8_is_letter(utf8_before(f->start, p)) && is_digit_at(f, p));
}

static bool is_blank(char32_t c)
{
	return c == ' ' || c == 0xA0 || c == 0x202F || c == 0x2009 || c == '\t' || c == '\n' || c == '\r';
}

static bool is_dash(char32_t c) { return c == '-' || c == 0x2010 || c == 0x2011 || c == 0x2013 || c == 0x2212; }

/* Behind the white space at p, at most SPACES bytes of it. */
static const byte *skip_blank(const finder *f, const byte *p)
{
	if (p < f->end && *p > ' ' && *p < 0x80) return p;
	const byte *most = f->end - p > SPACES ? p + SPACES : f->end;
	while (p < most) {
		const byte *next = p;
		if (!is_blank(utf8_next(&next, f->end))) break;
		p = next;
	}
	return p;
}

/* The same backwards, not past the floor. */
static const byte *skip_blank_back(const finder *f, const byte *p)
{
	const byte *least = p - f->floor > SPACES ? p - SPACES : f->floor;
	while (p > least) {
		const byte *before = p;
		if (is_plain(p[-1]) || !is_blank(utf8_prev(f->floor, &before))) break;
		p = before;
	}
	return p;
}

/* The start of the letters before p, at most LOOK bytes back and not past the floor. */
static const byte *word_back(const finder *f, const byte *p)
{
	const byte *least = p - f->floor > LOOK ? p - LOOK : f->floor;
	while (p > least) {
		const byte *before = p - 1;
		if (!is_plain(*before)) {
			before = p;
			if (p[-1] < 0x80 || !utf8_is_letter(utf8_prev(f->floor, &before))) break;
		}
		p = before;
	}
	return p;
}

/* One character of the text in the trie; 0 where no key goes on with it. */
static uint32_t step_char(const trie *t, uint32_t at, const byte *p, const byte *next, bool folded)
{
	byte b[UTF8_MAX * 2];
	if (next - p == 1) return trie_step(t, at, folded && *p >= 'A' && *p <= 'Z' ? *p | 0x20 : *p);
	buf lower = {.p = b, .cap = sizeof b};
	if (folded) {
		const byte *q = p;
		utf8_add(&lower, uc_tolower(utf8_next(&q, next)));
	} else {
		buf_add(&lower, (span){p, (size_t)(next - p)});
	}
	for (size_t i = 0; i < lower.n; i++)
		if (!(at = trie_step(t, at, b[i]))) return 0;
	return at;
}

static const byte *walk_part(const finder *f, const byte *p, uint32_t *senses)
{
	const byte *found = NULL;
	uint32_t at = 0;
	while (p < f->end) {
		if (*p < 0x80) {
			at = trie_step(&f->w->numbers, at, *p >= 'A' && *p <= 'Z' ? *p | 0x20 : *p);
			p++;
		} else {
			const byte *next = p;
			utf8_next(&next, f->end);
			at = step_char(&f->w->numbers, at, p, next, true);
			p = next;
		}
		if (!at) break;
		if (!f->w->numbers.senses[at]) continue;
		*senses = f->w->numbers.senses[at];
		found = p;
	}
	return found;
}

/* The end of the longest number word or part of one at p, and its senses. */
static inline const byte *find_part(const finder *f, const byte *p, uint32_t *senses)
{
	memo *m = &f->known->parts[(uintptr_t)p & (MEMOS - 1)];
	if (m->at != p) {
		m->at = p;
		m->end = walk_part(f, p, &m->senses);
	}
	*senses = m->senses;
	return m->end;
}

/* The longest name at p that ends a word. White space inside it is passed over: keys have none.
 * *cased says whether the case of the text could make a difference. */
static const byte *walk_name_as(const finder *f, const byte *p, uint32_t *senses, bool folded, bool *cased)
{
	const trie *t = &f->w->names;
	const byte *found = NULL, *start = p;
	uint32_t at = 0;
	while (p < f->end) {
		const byte *next = p + 1;
		if (at && (*p == ' ' || *p >= 0x80 || *p < ' ') && is_blank(utf8_at(p, f->end))) {
			p = skip_blank(f, p);
			if (p == f->end) break;
			next = p + 1;
		}
		if (*p < 0x80) {
			bool upper = *p >= 'A' && *p <= 'Z';
			*cased |= upper;
			at = trie_step(t, at, folded && upper ? *p | 0x20 : *p);
		} else {
			next = p;
			utf8_next(&next, f->end);
			*cased = true;
			at = step_char(t, at, p, next, folded);
		}
		if (!at) break;
		p = next;
		if (!t->senses[at] || !name_ends(f, p) || (folded && p - start < FOLDED_LEAST)) continue;
		*senses = t->senses[at];
		found = p;
	}
	return found;
}

static const byte *walk_name(const finder *f, const byte *p, uint32_t *senses)
{
	bool cased = false;
	uint32_t other;
	if (f->end - p > 2 && is_plain(p[0]) && is_plain(p[1]) && is_plain(p[2]) &&
	    !has_bit(f->w->named, naming_of(p))) return NULL;
	const byte *exact = walk_name_as(f, p, senses, false, &cased);
	const byte *folded = cased ? walk_name_as(f, p, &other, true, &cased) : NULL;
	if (!folded || (exact && exact >= folded)) return exact;
	*senses = other;
	return folded;
}

static inline const byte *find_name(const finder *f, const byte *p, uint32_t *senses)
{
	memo *m = &f->known->names[(uintptr_t)p & (MEMOS - 1)];
	if (m->at != p) {
		m->at = p;
		m->end = walk_name(f, p, &m->senses);
	}
	*senses = m->senses;
	return m->end;
}

/* A word at p, whole, that has the role: its end and its sense. */
static const byte *find_role(const finder *f, const byte *p, enum role role, const sense **s)
{
	uint32_t senses;
	const byte *end = find_part(f, p, &senses);
	if (!end || !at_edge(f, end)) return NULL;
	const sense *found = sense_of(f->w, senses, role);
	if (s) *s = found;
	return found ? end : NULL;
}

static const byte *find_named(const finder *f, const byte *p, enum role role, const sense **s)
{
	uint32_t senses;
	const byte *end = find_name(f, p, &senses);
	*s = end ? sense_of(f->w, senses, role) : NULL;
	return *s ? end : NULL;
}

/* ---- Exact values ---- */

/* mantissa / divisor * 10^exponent; the mantissa is in `digits`, text of digits and separators, when it has more
 * than SHORT_DIGITS. */
typedef struct {
	bool negative;
	span digits;
	uint64_t mantissa, divisor;
	int exponent;
	int scale; /* of the exponent, what a multiplier word gave */
} quantity;

static bool times(uint64_t a, uint64_t b, uint64_t *out)
{
	if (b && a > UINT64_MAX / b) return false;
	*out = a * b;
	return true;
}

static bool plus(uint64_t a, uint64_t b, uint64_t *out)
{
	*out = a + b;
	return *out >= a;
}

/* n where v is 10^n, else -1. */
static int power_of_ten(uint64_t v)
{
	int n = 0;
	for (; v && v % 10 == 0; v /= 10) n++;
	return v == 1 ? n : -1;
}

static uint64_t divisor_of_both(uint64_t a, uint64_t b)
{
	while (b) {
		uint64_t rest = a % b;
		a = b;
		b = rest;
	}
	return a;
}

/* Makes the exponent 0, if the numbers allow it. */
static bool to_ratio(quantity *q)
{
	quantity r = *q;
	for (; r.exponent > 0; r.exponent--)
		if (!times(r.mantissa, 10, &r.mantissa)) return false;
	for (; r.exponent < 0; r.exponent++)
		if (!times(r.divisor, 10, &r.divisor)) return false;
	uint64_t both = divisor_of_both(r.mantissa, r.divisor);
	if (r.digits.p || both == 0) return false;
	r.mantissa /= both;
	r.divisor /= both;
	*q = r;
	return true;
}

static bool scale(quantity *q, uint64_t by)
{
	int n = power_of_ten(by);
	if (n >= 0) {
		q->exponent += n;
		q->scale += n;
		return q->divisor == 1 || to_ratio(q);
	}
	return !q->digits.p && times(q->mantissa, by, &q->mantissa);
}

/* Turns a ratio into a decimal, if it is one. */
static bool to_decimal(quantity *q)
{
	quantity r = *q;
	uint64_t both = divisor_of_both(r.mantissa, r.divisor);
	if (both > 1) r.mantissa /= both, r.divisor /= both;
	while (r.divisor > 1) {
		uint64_t by = r.divisor % 10 == 0 ? 1 : r.divisor % 2 == 0 ? 5 : r.divisor % 5 == 0 ? 2 : 0;
		if (!by || !times(r.mantissa, by, &r.mantissa)) return false;
		r.divisor = r.divisor / 10 * by + r.divisor % 10 * by / 10;
		r.exponent--;
	}
	*q = r;
	return true;
}

/* Adds m/n. */
static bool add_ratio(quantity *q, uint64_t m, uint64_t n)
{
	uint64_t left, right;
	if (!to_ratio(q) || !times(q->mantissa, n, &left) || !times(m, q->divisor, &right)) return false;
	return plus(left, right, &q->mantissa) && times(q->divisor, n, &q->divisor);
}

/* Whether a < b; false where they are too long to tell. */
static bool less(quantity a, quantity b)
{
	uint64_t left, right;
	if (!to_ratio(&a) || !to_ratio(&b) || a.negative != b.negative) return a.negative && !b.negative;
	return times(a.mantissa, b.divisor, &left) && times(b.mantissa, a.divisor, &right) && left < right;
}

static number_text put_text(number_array *a, span s)
{
	number_text t = {(uint32_t)a->texts.n, (uint32_t)s.n};
	buf_add(&a->texts, s);
	return t;
}

/* Appends the decimal digits of v. */
static void put_integer(buf *out, uint64_t v)
{
	byte digits[24];
	size_t n = sizeof digits;
	do digits[--n] = (byte)('0' + v % 10);
	while (v /= 10);
	buf_add(out, (span){digits + n, sizeof digits - n});
}

/* The decimal digits of the mantissa, without zeros at either end; *exponent goes along. */
static span digits_of(number_array *a, const quantity *q, int *exponent)
{
	buf *d = &a->digits;
	buf_clear(d);
	for (const byte *p = q->digits.p, *end = p ? p + q->digits.n : p; p < end;) {
		char32_t c = utf8_next(&p, end);
		if (utf8_is_digit(c)) buf_add_byte(d, (byte)('0' + digit_value(c)));
	}
	if (!q->digits.p) put_integer(d, q->mantissa);
	size_t from = 0, to = d->n;
	while (from < to && d->p[from] == '0') from++;
	while (to > from && d->p[to - 1] == '0') to--, ++*exponent;
	return (span){d->p + from, to - from};
}

static void put_zeros(buf *b, int n)
{
	while (n-- > 0) buf_add_byte(b, '0');
}

/* d * 10^exponent without an exponent. */
static void put_plain(buf *out, span d, int exponent)
{
	int whole = (int)d.n + exponent; /* digits before the point */
	if (exponent >= 0) {
		buf_add(out, d);
		put_zeros(out, exponent);
	} else if (whole > 0) {
		buf_add(out, span_cut(d, 0, (size_t)whole));
		buf_add_byte(out, '.');
		buf_add(out, span_cut(d, (size_t)whole, d.n));
	} else {
		buf_add(out, span_of("0."));
		put_zeros(out, -whole);
		buf_add(out, d);
	}
}

static void put_exponent(buf *out, span d, int exponent)
{
	char e[32];
	buf_add(out, span_cut(d, 0, 1));
	if (d.n > 1) buf_add_byte(out, '.');
	buf_add(out, span_cut(d, 1, d.n));
	snprintf(e, sizeof e, "E%d", exponent + (int)d.n - 1);
	buf_add(out, span_of(e));
}

static void put_ratio(buf *out, const quantity *q)
{
	put_integer(out, q->mantissa);
	buf_add_byte(out, '/');
	put_integer(out, q->divisor);
}

static number_text put_quantity(number_array *a, quantity q, bool keep_ratio)
{
	buf *out = &a->texts;
	number_text t = {(uint32_t)out->n, 0};
	bool ratio = q.divisor != 1 && (keep_ratio || !to_decimal(&q));
	if (ratio) to_ratio(&q);
	int exponent = q.exponent;
	span d = digits_of(a, &q, &exponent);
	if (q.negative && d.n) buf_add_byte(out, '-');
	if (d.n == 0)
		buf_add_byte(out, '0');
	else if (ratio)
		put_ratio(out, &q);
	else if (exponent > NUMBER_DIGITS || exponent < -NUMBER_DIGITS || d.n > NUMBER_DIGITS)
		put_exponent(out, d, exponent);
	else
		put_plain(out, d, exponent);
	t.n = (uint32_t)(out->n - t.at);
	return t;
}

/* ---- Digits: runs of them and what stands between ---- */

typedef struct {
	const byte *at, *end;
	unsigned n;     /* digits */
	uint32_t value; /* UINT32_MAX for more than nine digits */
} run;

/* Runs of digits with one character between each two: sep[i] stands behind run i, 0 behind the last. */
typedef struct {
	run r[RUNS];
	char32_t sep[RUNS];
	unsigned n;
} shape;

static const byte *read_run(const finder *f, const byte *p, run *r)
{
	uint64_t value = 0;
	*r = (run){.at = p};
	while (p < f->end) {
		const byte *next = p + 1;
		char32_t c = *p;
		if (c >= 0x80) next = p, c = utf8_next(&next, f->end);
		if (!utf8_is_digit(c)) break;
		if (r->n++ < 10) value = value * 10 + (uint64_t)digit_value(c);
		p = next;
	}
	r->value = r->n > 9 ? UINT32_MAX : (uint32_t)value;
	return r->end = p;
}

static bool is_group_mark(char32_t c)
{
	return c == '\'' || c == 0x2019 || c == ' ' || c == 0xA0 || c == 0x202F || c == 0x2009;
}

static bool is_separator(char32_t c) { return c == '.' || c == ',' || c == ':' || c == '/' || is_dash(c) ||
    is_group_mark(c); }

/* Whether exactly three digits stand at p, which white space may part from the digits before them. */
static bool three_digits(const finder *f, const byte *p)
{
	run r;
	if (f->end - p < 3 || !is_digit_at(f, p)) return false;
	finder near = *f;
	if (f->end - p > LOOK) near.end = p + LOOK;
	read_run(&near, p, &r);
	return r.n == 3;
}

static void read_shape(const finder *f, const byte *p, shape *s)
{
	s->n = 0;
	for (;;) {
		p = read_run(f, p, &s->r[s->n]);
		s->sep[s->n++] = 0;
		if (s->n == RUNS || p == f->end) return;
		const byte *next = p;
		char32_t c = utf8_next(&next, f->end);
		if (!is_separator(c) || !is_digit_at(f, next)) return;
		if (is_group_mark(c) && (s->r[s->n - 1].n > 3 || !three_digits(f, next))) return;
		s->sep[s->n - 1] = c;
		p = next;
	}
}

/* How many runs behind run i are groups of three parted by the same mark, to the end of that chain; 0 if another
 * follows. */
static unsigned groups(const shape *s, unsigned i)
{
	unsigned k = 0;
	char32_t c = s->sep[i];
	if (s->r[i].n > 3 || s->r[i].n == 0 || *s->r[i].at == '0') return 0;
	while (i + k + 1 < s->n && s->sep[i + k] == c && s->r[i + k + 1].n == 3) k++;
	bool more = i + k + 1 < s->n && s->sep[i + k] == c && c != ' ';
	return more ? 0 : k;
}

/* 12,34,567: two and two and three at the end. */
static unsigned groups_of_two(const shape *s, unsigned i)
{
	unsigned k = 0;
	if (s->r[i].n > 2 || *s->r[i].at == '0') return 0;
	while (i + k + 1 < s->n && s->sep[i + k] == s->sep[i] && s->r[i + k + 1].n == 2) k++;
	bool last = k && i + k + 1 < s->n && s->sep[i + k] == s->sep[i] && s->r[i + k + 1].n == 3;
	return last && s->sep[i + k + 1] != s->sep[i] ? k + 1 : 0;
}

/* Whether the run behind run i is its decimal part. */
static bool is_fraction(const words *w, const shape *s, unsigned i)
{
	char32_t c = s->sep[i];
	if (i + 1 >= s->n || (c != '.' && c != ',') || s->sep[i + 1] == c) return false;
	if (c == w->decimal) return true;
	return c == '.' || s->r[i + 1].n < 3; /* 2.5 in German, 5,00 in English */
}

/* The number that run i begins: its value, the index of its last run. */
static unsigned read_literal(const words *w, const shape *s, unsigned i, quantity *q)
{
	unsigned k = 0, last;
	char32_t c = s->sep[i];
	if (is_group_mark(c) || c == w->group) k = groups(s, i);
	if (!k && c == w->group) k = groups_of_two(s, i);
	if (c == w->decimal && (k = groups(s, i)) == 1 && !(i + 2 < s->n && s->sep[i + 1] == w->group)) k = 0;
	last = i + k;
	bool fraction = (!k || s->sep[last] != c) && is_fraction(w, s, last);
	last += fraction;
	*q = (quantity){.divisor = 1, .exponent = fraction ? -(int)s->r[last].n : 0};
	unsigned digits = 0;
	for (unsigned j = i; j <= last; j++) digits += s->r[j].n;
	if (digits > SHORT_DIGITS) q->digits = (span){s->r[i].at, (size_t)(s->r[last].end - s->r[i].at)};
	for (unsigned j = i; j <= last && !q->digits.p; j++)
		for (const byte *p = s->r[j].at; p < s->r[j].end;)
			q->mantissa = q->mantissa * 10 + (uint64_t)digit_value(utf8_next(&p, s->r[j].end));
	return last;
}

/* ---- Numbers in words ---- */

/* A number as its words come. total + group, with the article or word for one still open. */
typedef struct {
	uint64_t total, group, least; /* least: the smallest multiplier in total, 0 for none */
	quantity q;                   /* a number that is no whole one: from digits, or with a fraction */
	enum role last;               /* the role of the last part, ROLES at the start */
	bool in_word;                 /* the last part ended inside a word */
	bool special;                 /* q counts, total and group do not */
	bool one;                     /* an article or a bare `one`, and nothing else yet */
	bool ordinal, fraction, closed;
	unsigned parts;
} tally;

static bool is_multiplier(enum role r) { return r == ROLE_POWER || r == ROLE_MULTIPLIER; }

static bool tally_value(const tally *t, quantity *q)
{
	uint64_t sum;
	if (t->special) {
		*q = t->q;
		return true;
	}
	if (!plus(t->total, t->group, &sum)) return false;
	*q = (quantity){.divisor = 1, .mantissa = sum, .scale = t->q.scale};
	return true;
}

/* From here on only multipliers go on. */
static bool tally_fix(tally *t)
{
	if (!tally_value(t, &t->q)) return false;
	return t->special = true;
}

static bool add_small(tally *t, enum role role, uint64_t v, bool in_word)
{
	uint64_t ones = t->group % 100;
	if (t->special || t->one) return false;
	if (t->last == ROLES || (is_multiplier(t->last) && t->group == 0)) return t->group = v, true;
	if (is_multiplier(t->last) && ones == 0) return t->group += v, true;
	if (t->last == ROLE_TEN && v > 0 && v < 10 && role != ROLE_TEN) return t->group += v, true;
	if (t->last != ROLE_JOINER) return false;
	if (ones == 0) return t->group += v, true;
	if (in_word && role == ROLE_TEN && ones < 10) return t->group += v, true;
	return false;
}

static bool add_hundred(tally *t, enum role role)
{
	if (t->one) t->group = 1;
	if (t->group >= 100 || (t->group == 0 && (t->last == ROLE_UNIT || role == ROLE_MULTIPLIER))) return false;
	if (t->last == ROLE_JOINER) return false;
	t->group = t->group ? t->group * 100 : 100;
	t->one = false;
	return true;
}

static bool add_multiplier(tally *t, enum role role, uint64_t by)
{
	uint64_t sum;
	bool fresh = t->group == 0;
	if (t->special) return scale(&t->q, by);
	if (t->last == ROLE_JOINER || (fresh && t->last == ROLE_UNIT)) return false;
	if (t->one || (fresh && t->total == 0 && role == ROLE_POWER)) t->group = 1;
	if (t->group == 0 && t->total == 0) return false;
	if (t->least && by < t->least) {
		if (fresh && role != ROLE_POWER) return false;
		if (fresh) t->group = 1;
		if (!times(t->group, by, &sum) || !plus(t->total, sum, &t->total)) return false;
	} else if (!plus(t->total, t->group, &sum) || !times(sum, by, &sum)) {
		return tally_fix(t) && scale(&t->q, by);
	} else {
		t->total = sum;
	}
	if (power_of_ten(by) >= 0 && !t->least) t->q.scale = power_of_ten(by);
	t->group = 0;
	t->least = by;
	t->one = false;
	return true;
}

/* `und` joins what hundreds and thousands leave open, and in a joined word units with tens. */
static bool add_joiner(const tally *t, bool in_word)
{
	if (t->special || t->one) return false;
	return is_multiplier(t->last) || (in_word && t->last == ROLE_UNIT && t->group % 100 < 10);
}

static bool add_denominator(tally *t, uint64_t by)
{
	if (by == 0 || t->special) return false;
	if (t->one) t->group = 1;
	if (!tally_fix(t)) return false;
	t->q.divisor = by;
	t->one = false;
	return t->fraction = true;
}

static bool add_one(tally *t, bool in_word)
{
	if (t->last == ROLES) return t->one = true;
	return (in_word || t->last == ROLE_TEN || t->last == ROLE_JOINER) && add_small(t, ROLE_UNIT, 1, in_word);
}

/* Adds one part to the number; false, and *t is of no use, where the language does not go on so. */
static bool tally_add(tally *t, const sense *s, bool in_word)
{
	if (t->closed || t->parts++ == MORPHEMES) return false;
	if (t->one && in_word && t->last == ROLE_ONE && s->role != ROLE_ORDINAL_ENDING) {
		t->one = false;
		t->group = 1;
		t->last = ROLE_UNIT;
	}
	switch (s->role) {
	case ROLE_UNIT:
	case ROLE_TEN: return add_small(t, s->role, s->value, in_word);
	case ROLE_POWER:
	case ROLE_MULTIPLIER:
		if (s->value == 100 && !t->special) return add_hundred(t, s->role);
		return add_multiplier(t, s->role, s->value);
	case ROLE_ONE: return add_one(t, in_word);
	case ROLE_ARTICLE: return t->last == ROLES && (t->one = true);
	case ROLE_JOINER: return add_joiner(t, in_word);
	case ROLE_ORDINAL:
	case ROLE_ORDINAL_STEM:
		if (t->last != ROLES && !is_multiplier(t->last) && t->last != ROLE_TEN && t->last != ROLE_JOINER) return false;
		if (s->value > 99) return t->last == ROLES && (t->group = s->value, t->ordinal = true);
		return t->ordinal = add_small(t, s->value < 20 ? ROLE_UNIT : ROLE_TEN, s->value, in_word);
	case ROLE_INFLECTION: return in_word && t->last == ROLE_ORDINAL_STEM && (t->closed = true);
	case ROLE_ORDINAL_ENDING:
		if (!in_word || t->special || t->one || t->last == ROLE_JOINER || t->last >= ROLE_MINUS) return false;
		return t->ordinal = t->closed = true;
	case ROLE_FRACTION: return t->last != ROLES && t->last != ROLE_JOINER && add_denominator(t, s->value);
	case ROLE_HALF:
		if (t->last == ROLES) t->group = 1;
		return t->last != ROLE_JOINER && add_denominator(t, s->value);
	case ROLE_PLUS: return in_word && !t->special && tally_fix(t) && add_ratio(&t->q, s->value, s->divisor);
	case ROLE_VALUE:
		if (t->last != ROLES) return false;
		t->q = (quantity){.mantissa = s->value, .divisor = s->divisor};
		return t->special = true;
	default: return false;
	}
}

/* Whether what stands in the tally is a number if the words end here. `one` alone is for the caller to judge. */
static bool tally_complete(const tally *t)
{
	return t->last != ROLES && t->last != ROLE_JOINER && !t->one && (t->last != ROLE_ORDINAL_STEM || t->closed);
}

/* Adds the part by the first of its senses that fits. */
static bool add_part(const finder *f, tally *t, uint32_t senses, bool in_word)
{
	for (; senses; senses = f->w->senses[senses - 1].next) {
		tally next = *t;
		const sense *s = f->w->senses + senses - 1;
		if (!tally_add(&next, s, in_word)) continue;
		next.last = s->role == ROLE_ONE && !next.one ? ROLE_UNIT : s->role;
		*t = next;
		return true;
	}
	return false;
}

/* Adds the word at p, which must be number words as a whole: its end, or NULL and *t as it was. */
static const byte *add_word(const finder *f, const byte *p, tally *t)
{
	tally next = *t;
	bool in_word = false;
	for (;;) {
		uint32_t senses;
		const byte *end = find_part(f, p, &senses);
		if (!end || !add_part(f, &next, senses, in_word)) return NULL;
		p = end;
		in_word = true;
		if (at_edge(f, p)) break;
	}
	if (next.last == ROLE_ORDINAL_STEM && !next.closed) return NULL;
	*t = next;
	return p;
}

/* zehntel, hundredths: a word that is a number and an ending. */
static const byte *add_derived_denominator(const finder *f, const byte *p, tally *t)
{
	tally word = {.last = ROLES};
	uint32_t senses;
	quantity q;
	for (const byte *end = p;; p = end) {
		end = find_part(f, p, &senses);
		if (!end) return NULL;
		if (!word.parts) word.one = sense_of(f->w, senses, ROLE_MULTIPLIER) != NULL;
		if (word.parts && sense_of(f->w, senses, ROLE_FRACTION_ENDING) && at_edge(f, end)) {
			bool ok = tally_value(&word, &q) && add_denominator(t, q.mantissa);
			t->last = ROLE_FRACTION;
			return ok ? end : NULL;
		}
		if (!add_part(f, &word, senses, word.parts > 0) || at_edge(f, end)) return NULL;
	}
}

/* Behind the white space or the hyphen between two words of a number; p itself where there is none. */
static const byte *skip_joint(const finder *f, const byte *p)
{
	const byte *next = p;
	char32_t c = p < f->end ? utf8_next(&next, f->end) : 0;
	return is_dash(c) || c == 0x2014 ? next : skip_blank(f, p);
}

/* one third, a fifth of it: an ordinal behind one is a denominator; behind an article, only without a noun. */
static const byte *add_ordinal_denominator(const finder *f, const byte *p, tally *t)
{
	tally word = {.last = ROLES};
	quantity q;
	const byte *end = add_word(f, p, &word);
	if (!end || !word.ordinal || !tally_value(&word, &q) || q.mantissa < 3) return NULL;
	const byte *next = skip_blank(f, end);
	bool noun = utf8_is_letter(utf8_at(next, f->end)) && !find_role(f, next, ROLE_MONTH_JOINER, NULL);
	if (t->last == ROLE_ARTICLE && noun) return NULL;
	if (!add_denominator(t, q.mantissa)) return NULL;
	t->last = ROLE_FRACTION;
	return end;
}

/* The fraction at p: drei Viertel, one half, a third; its end or NULL. */
static const byte *read_part(const finder *f, const byte *p, tally *part)
{
	const byte *end = add_word(f, p, part), *next;
	if (!end) return NULL;
	p = skip_joint(f, end);
	next = add_word(f, p, part);
	if (next && part->fraction) return next;
	if (!next) next = add_derived_denominator(f, p, part);
	if (!next && part->one) next = add_ordinal_denominator(f, p, part);
	return next && part->fraction ? next : NULL;
}

/* fünf und drei Viertel, two and a half: behind a number a joiner and a fraction. A million and a half is half a
 * million more. */
static const byte *add_mixed(const finder *f, const byte *p, tally *t)
{
	tally part = {.last = ROLES};
	const byte *end = find_role(f, p, ROLE_JOINER, NULL), *next;
	quantity q;
	if (!end || t->fraction || t->special || !(end = read_part(f, skip_blank(f, end), &part))) return NULL;
	if (t->one) t->group = 1;
	if (!tally_value(t, &q) || part.q.mantissa >= part.q.divisor) return NULL;
	uint64_t least = t->group ? 0 : t->least;
	if (least && (next = add_word(f, skip_blank(f, end), &part)))
		end = next;
	else if (least)
		scale(&part.q, least);
	if (!to_ratio(&part.q) || !add_ratio(&q, part.q.mantissa, part.q.divisor)) return NULL;
	t->q = q;
	t->special = true;
	t->one = false;
	t->last = ROLE_VALUE;
	return end;
}

/* zwei Komma drei fünf: figures behind a point, one or more words. */
static const byte *add_decimals(const finder *f, const byte *p, tally *t)
{
	const byte *found = NULL, *end = find_role(f, p, ROLE_POINT, NULL);
	quantity q;
	if (!end || t->special || !tally_value(t, &q)) return NULL;
	for (int i = 0; i < SHORT_DIGITS; i++) {
		uint32_t senses;
		p = skip_blank(f, end);
		end = find_part(f, p, &senses);
		if (!end || !at_edge(f, end)) break;
		const sense *s = sense_of(f->w, senses, ROLE_UNIT);
		if (!s && !sense_of(f->w, senses, ROLE_ONE)) break;
		uint64_t v = s ? s->value : 1, m;
		if (!times(q.mantissa, v > 9 ? 100 : 10, &m) || !plus(m, v, &q.mantissa)) break;
		q.exponent -= v > 9 ? 2 : 1;
		found = end;
	}
	if (!found) return NULL;
	t->q = q;
	t->special = true;
	t->last = ROLE_VALUE;
	return found;
}

/* half a million, quarter of a million: the article behind a fraction counts nothing. */
static const byte *add_shared(const finder *f, const byte *p, tally *t)
{
	if (!t->fraction) return NULL;
	const byte *end = find_role(f, p, ROLE_MONTH_JOINER, NULL);
	if (end) p = skip_blank(f, end);
	end = find_role(f, p, ROLE_ARTICLE, NULL);
	return end ? add_word(f, skip_blank(f, end), t) : NULL;
}

/* Goes on in words from p as long as the number does. The end of what is a number, or NULL; *t is that number. */
static const byte *read_words(const finder *f, const byte *p, tally *t)
{
	const byte *found = NULL, *end;
	uint32_t senses;
	tally best = *t;
	while (find_part(f, p, &senses)) {
		end = add_word(f, p, t);
		if (!end && t->last != ROLES) end = add_derived_denominator(f, p, t);
		if (!end && t->one) end = add_ordinal_denominator(f, p, t);
		if (!end && (t->one || tally_complete(t))) end = add_mixed(f, p, t);
		if (!end && tally_complete(t)) end = add_decimals(f, p, t);
		if (!end) end = add_shared(f, p, t);
		if (!end) break;
		if (tally_complete(t)) {
			const byte *mixed = is_multiplier(t->last) ? add_mixed(f, skip_blank(f, end), t) : NULL;
			best = *t;
			found = mixed ? mixed : end;
			if (mixed) end = mixed;
		}
		p = skip_joint(f, end);
		if (p == end || t->closed) break;
	}
	if (found) *t = best;
	return found;
}

/* ---- Rules ---- */

enum rule {
	RULE_DATE_ISO, RULE_DATE_NUMERIC, RULE_DATE_DAY_MONTH, RULE_DATE_MONTH_DAY, RULE_DATE_MONTH_YEAR, RULE_TIME_COLON,
	RULE_TIME_CLOCK, RULE_PHONE, RULE_VERSION, RULE_SCORE, RULE_CODE, RULE_DECADE, RULE_ORDINAL_DOT,
	    RULE_ORDINAL_SUFFIX,
	RULE_ORDINAL_WORD, RULE_FRACTION_SLASH, RULE_FRACTION_SIGN, RULE_FRACTION_WORD, RULE_RATIO, RULE_YEARS,
	    RULE_YEAR, RULE_RANGE, RULE_MONEY_BEFORE,
	RULE_MONEY_AFTER, RULE_PERCENT, RULE_MEASURE, RULE_DURATION, RULE_WORD, RULE_ROMAN, RULE_DIGITS, RULES
};

static const char *const rule_names[RULES] = {
	"date-iso", "date-numeric", "date-day-month", "date-month-day", "date-month-year", "time-colon",
	"time-clock", "phone", "version", "score", "code", "decade", "ordinal-dot", "ordinal-suffix",
	"ordinal-word", "fraction-slash", "fraction-sign", "fraction-word", "ratio", "years", "year", "range",
	    "money-before",
	"money-after", "percent", "measure", "duration", "word", "roman", "digits",
};

static const char *const kind_names[NUMBER_KINDS] = {
	"cardinal", "ordinal", "year", "date", "time", "duration", "percent", "money", "measure", "range", "fraction",
	    "score", "phone",
	"version", "code", "roman", "other",
};

/* Fills *n from its start to `end`. */
static bool found(number *n, const byte *start, const byte *end, enum number_kind kind, enum rule rule)
{
	n->at = (span){start, (size_t)(end - start)};
	n->kind = kind;
	n->rule = rule;
	return true;
}

/* -- Dates and times -- */

typedef struct {
	int year, month, day; /* -1: not said */
} date;

static number_text put_date(number_array *a, date d)
{
	char text[48];
	int n = 0;
	if (d.year >= 0) n = snprintf(text, sizeof text, "%04d", d.year);
	else n = snprintf(text, sizeof text, "-");
	if (d.month >= 0) n += snprintf(text + n, sizeof text - (size_t)n, "-%02d", d.month);
	if (d.day >= 0) snprintf(text + n, sizeof text - (size_t)n, "-%02d", d.day);
	return put_text(a, span_of(text));
}

static bool is_day(const run *r) { return r->n <= 2 && r->value >= 1 && r->value <= 31; }
static bool is_month(const run *r) { return r->n <= 2 && r->value >= 1 && r->value <= 12; }
static bool is_year(const run *r) { return r->n == 4 && r->value >= 1000 && r->value <= 2099; }

/* Two digits of a year: up to 49 they are 20xx. */
static int year_of(const run *r) { return (int)r->value + (r->n > 2 ? 0 : r->value < 50 ? 2000 : 1900); }

static number_text put_time(number_array *a, uint32_t h, uint32_t m, int seconds)
{
	char text[32];
	int n = snprintf(text, sizeof text, "T%02u:%02u", (unsigned)h, (unsigned)m);
	if (seconds >= 0) snprintf(text + n, sizeof text - (size_t)n, ":%02d", seconds);
	return put_text(a, span_of(text));
}

static bool is_clock(const run *h, const run *m) { return h->n <= 2 && h->value <= 24 && m->n == 2 && m->value < 60; }

/* 2021-11-01, 2021-12, 2015.5.13 */
static bool date_iso(finder *f, const shape *s, number *n)
{
	char32_t c = s->sep[0];
	if (s->n < 2 || s->r[0].n != 4 || s->r[0].value > 2999 || !is_month(&s->r[1])) return false;
	bool whole = s->n >= 3 && s->sep[1] == c && is_day(&s->r[2]) && s->sep[2] != c;
	if (!is_dash(c) && !((c == '.' || c == '/') && whole)) return false;
	if (!whole && (s->n > 2 || s->r[1].n != 2 || c == 0x2013)) return false;
	date d = {(int)s->r[0].value, (int)s->r[1].value, whole ? (int)s->r[2].value : -1};
	n->value = put_date(f->out, d);
	return found(n, s->r[0].at, s->r[whole ? 2 : 1].end, NUMBER_DATE, RULE_DATE_ISO);
}

/* The day and month of two runs, in the order of the language where both orders make sense. */
static bool day_and_month(const words *w, const shape *s, date *d)
{
	const run *a = s->r, *b = s->r + 1;
	bool day_first = is_day(a) && is_month(b), month_first = is_month(a) && is_day(b);
	if (!day_first && !month_first) return false;
	bool swap = month_first && (!day_first || (w->month_first && s->sep[0] != '.'));
	*d = (date){-1, (int)(swap ? a : b)->value, (int)(swap ? b : a)->value};
	return true;
}

/* 15.01. of German: the second full stop belongs to the date, unless it ends the sentence of a short decimal. */
static bool day_month_dot(const finder *f, const shape *s)
{
	const byte *end = s->r[1].end;
	if (!f->w->dot_ordinal || s->n != 2 || s->sep[0] != '.' || end == f->end || *end != '.') return false;
	if (s->r[0].n == 2 && s->r[1].n == 2) return true;
	return utf8_is_lower(utf8_at(skip_blank(f, end + 1), f->end));
}

/* 01.11.2021, 1.11.21, 11/1/2021, 3-7-27, 15.01. */
static bool date_numeric(finder *f, const shape *s, number *n)
{
	date d;
	char32_t c = s->sep[0];
	if (s->n < 2 || (c != '.' && c != '/' && c != '-') || !day_and_month(f->w, s, &d)) return false;
	const byte *end = s->r[1].end;
	if (s->n >= 3 && s->sep[1] == c && s->sep[2] != c && (s->r[2].n == 2 || is_year(&s->r[2]))) {
		d.year = year_of(&s->r[2]);
		end = s->r[2].end;
	} else if (c == '/' && s->n == 2 && s->r[0].value > 12 && *s->r[1].at == '0') {
		/* 22/04 is no fraction */
	} else if (day_month_dot(f, s)) {
		run year;
		const byte *next = skip_blank(f, end + 1);
		end++;
		if (is_digit_at(f, next) && (read_run(f, next, &year), is_year(&year))) d.year = (int)year.value,
		    end = year.end;
	} else {
		return false;
	}
	n->value = put_date(f->out, d);
	return found(n, s->r[0].at, end, NUMBER_DATE, RULE_DATE_NUMERIC);
}

/* The ordinal mark behind a day or another number: a full stop, a suffix, or nothing (p). */
static const byte *skip_ordinal(const finder *f, const byte *p)
{
	const byte *end = find_role(f, p, ROLE_ORDINAL_SUFFIX, NULL);
	return end ? end : p;
}

/* A year of four digits behind a comma or white space: its end, or p. */
static const byte *read_year(const finder *f, const byte *p, date *d)
{
	run r;
	const byte *next = p < f->end && *p == ',' ? p + 1 : p;
	next = skip_blank(f, next);
	if (!is_digit_at(f, next)) return p;
	const byte *end = read_run(f, next, &r);
	if (!is_year(&r) || utf8_is_letter(utf8_at(end, f->end))) return p;
	d->year = (int)r.value;
	return end;
}

/* A month, and a year behind it, at p behind a day: their end, or NULL. */
static const byte *read_month(const finder *f, const byte *p, date *d)
{
	const sense *month;
	p = skip_blank(f, p);
	if (p < f->end && *p == '-') p++;
	const byte *end = find_role(f, p, ROLE_MONTH_JOINER, NULL);
	if (end) p = skip_blank(f, end);
	end = find_named(f, p, ROLE_MONTH, &month);
	if (!end) return NULL;
	d->month = (int)month->value;
	const byte *year = end < f->end && *end == '-' ? end + 1 : end;
	const byte *after = read_year(f, year, d);
	return after == year ? end : after;
}

/* 1. November 2021, 12 May 2016, 22nd of June */
static bool date_day_month(finder *f, const shape *s, number *n)
{
	if (!is_day(&s->r[0]) || s->r[0].end == f->end) return false;
	date d = {-1, -1, (int)s->r[0].value};
	const byte *day = skip_ordinal(f, s->r[0].end);
	if (day == s->r[0].end && *day == '.') day++; /* 16. Nov. in any language */
	const byte *end = read_month(f, day, &d);
	if (!end) return false;
	n->value = put_date(f->out, d);
	return found(n, s->r[0].at, end, NUMBER_DATE, RULE_DATE_DAY_MONTH);
}

/* The month name that ends before p: its start, or NULL. */
static const byte *month_before(const finder *f, const byte *p, const sense **month)
{
	const byte *end = skip_blank_back(f, p);
	if (end == p && end > f->floor && end[-1] == '-') end--;
	const byte *letters = end > f->floor && end[-1] == '.' ? end - 1 : end;
	const byte *start = word_back(f, letters);
	if (start == letters || !at_edge(f, start)) return NULL;
	const byte *name = find_named(f, start, ROLE_MONTH, month);
	return name && (name == end || name == letters) ? start : NULL;
}

/* November 2021, Nov. 1, 2021, May 12th */
static bool date_month_day(finder *f, const shape *s, number *n)
{
	const sense *month;
	const run *r = s->r;
	bool year = is_year(r), day = f->w->month_first && is_day(r);
	if ((!year && !day) || (s->n > 1 && s->sep[0] != ',' && !is_group_mark(s->sep[0]) &&
	    !is_dash(s->sep[0]))) return false;
	const byte *start = month_before(f, r->at, &month), *end = r->end;
	if (!start || (year && utf8_is_letter(utf8_at(end, f->end)))) return false;
	date d = {year ? (int)r->value : -1, (int)month->value, year ? -1 : (int)r->value};
	if (!year) {
		end = skip_ordinal(f, end);
		if (utf8_is_letter(utf8_at(end, f->end))) return false;
		end = read_year(f, end, &d);
	}
	n->value = put_date(f->out, d);
	return found(n, start, end, NUMBER_DATE, year ? RULE_DATE_MONTH_YEAR : RULE_DATE_MONTH_DAY);
}

/* Uhr, p.m.: its end, and the hours to add to h; NULL where there is none. */
static const byte *read_clock_word(const finder *f, const byte *p, uint32_t *h)
{
	p = skip_blank(f, p);
	const byte *end = find_role(f, p, ROLE_CLOCK, NULL);
	if (end) return end;
	if (*h > 12) return NULL;
	if ((end = find_role(f, p, ROLE_AM, NULL))) {
		*h %= 12;
		return end;
	}
	if ((end = find_role(f, p, ROLE_PM, NULL))) *h = *h % 12 + 12;
	return end;
}

/* 20 Uhr, 20.15 Uhr, 8 p.m., 9.30 bis 12 Uhr */
static bool time_clock(finder *f, const shape *s, number *n)
{
	const run *r = s->r;
	uint32_t h = r->value, m = 0;
	if (r->n > 2 || h > 24 || s->n > 2) return false;
	if (s->n == 2 && (!is_clock(r, r + 1) || (s->sep[0] != '.' && s->sep[0] != ':'))) return false;
	if (s->n == 2) m = r[1].value;
	const byte *end = read_clock_word(f, r[s->n - 1].end, &h);
	if (!end) return false;
	n->value = put_time(f->out, h, m, -1);
	return found(n, r->at, end, NUMBER_TIME, RULE_TIME_CLOCK);
}

/* The end of the connector of a range at p, or NULL. A hyphen or a dash needs the same on both its sides: white
 * space or none. */
static const byte *read_connector(const finder *f, const byte *p)
{
	const byte *word = skip_blank(f, p), *end;
	if (word == f->end) return NULL;
	char32_t c = utf8_at(word, f->end);
	if (is_dash(c)) {
		end = word;
		utf8_next(&end, f->end);
		const byte *after = skip_blank(f, end);
		return (word > p) == (after > end) ? after : NULL;
	}
	end = find_role(f, word, ROLE_RANGE, NULL);
	return end && word > p ? skip_blank(f, end) : NULL;
}

/* 9.30 bis 12 Uhr: the first time has no word of its own. */
static bool time_range(finder *f, const shape *s, number *n)
{
	const run *r = s->r;
	shape second;
	if (s->n > 2 || r->n > 2 || r->value > 24) return false;
	if (s->n == 2 && !(is_clock(r, r + 1) && (s->sep[0] == '.' || s->sep[0] == ':')) && !is_dash(s->sep[0]))
		return false;
	bool minutes = s->n == 2 && !is_dash(s->sep[0]);
	const byte *next = read_connector(f, r[minutes].end);
	if (!next || !is_digit_at(f, next)) return false;
	read_shape(f, next, &second);
	const run *to = second.r;
	bool two = second.n == 2 && is_clock(to, to + 1) && (second.sep[0] == '.' || second.sep[0] == ':');
	if ((second.n > 1 && !two) || to->n > 2 || to->value > 24) return false;
	uint32_t from_hour = r->value, hour = to->value;
	const byte *end = read_clock_word(f, to[two].end, &hour);
	if (!end) return false;
	if (hour >= 12 && to->value <= 12 && from_hour < 12 && hour != to->value && from_hour < to->value) from_hour += 12;
	n->value = put_time(f->out, from_hour, minutes ? r[1].value : 0, -1);
	n->to = put_time(f->out, hour, two ? to[1].value : 0, -1);
	return found(n, r->at, end, NUMBER_RANGE, RULE_TIME_CLOCK);
}

/* Whether the number just before is a score, which further ones follow: 3:0 (25:15, 25:23). */
static bool is_behind_score(const finder *f)
{
	const number *last = f->out->n ? f->out->p + f->out->n - 1 : NULL;
	return last && last->kind == NUMBER_SCORE && last->at.p + last->at.n == f->floor && f->at - f->floor < SCORES_APART;
}

/* 20:15, 20:15:30 */
static bool time_colon(finder *f, const shape *s, number *n)
{
	if (s->n < 2 || s->n > 3 || s->sep[0] != ':' || !is_clock(&s->r[0], &s->r[1]) || is_behind_score(f)) return false;
	bool seconds = s->n == 3 && s->sep[1] == ':' && s->r[2].n == 2 && s->r[2].value < 60;
	if (s->n == 3 && !seconds && s->sep[1] == ':') return false;
	n->value = put_time(f->out, s->r[0].value, s->r[1].value, seconds ? (int)s->r[2].value : -1);
	return found(n, s->r[0].at, s->r[seconds ? 2 : 1].end, NUMBER_TIME, RULE_TIME_COLON);
}

/* -- Codes, versions, telephone numbers -- */

/* The digits of [p, end), with a plus before them if there is one. */
static number_text put_digits(number_array *a, const byte *p, const byte *end)
{
	number_text t = {(uint32_t)a->texts.n, 0};
	if (p < end && *p == '+') buf_add_byte(&a->texts, '+');
	while (p < end) {
		char32_t c = utf8_next(&p, end);
		if (utf8_is_digit(c)) buf_add_byte(&a->texts, (byte)('0' + digit_value(c)));
	}
	t.n = (uint32_t)(a->texts.n - t.at);
	return t;
}

/* The end of a telephone number from p: digits, with single marks and blanks between them; *digits counts them. */
static const byte *phone_end(const finder *f, const byte *p, unsigned *digits, unsigned *parts)
{
	const byte *most = f->end - p > LOOK ? p + LOOK : f->end, *last = p;
	*digits = 0;
	*parts = 1;
	for (unsigned marks = 0; p < most && marks <= 2;) {
		char32_t c = utf8_next(&p, f->end);
		if (utf8_is_digit(c)) {
			if (marks) ++*parts;
			++*digits;
			marks = 0;
			last = p;
		} else if (c == ' ' || c == '-' || c == '/' || c == '(' || c == ')' || c == 0xA0) {
			marks++;
		} else {
			break;
		}
	}
	return last;
}

/* +49 30 123456, 030/123456, 0171-1234567 */
static bool phone(finder *f, const shape *s, number *n)
{
	const byte *start = s->r[0].at;
	bool international = start > f->floor && start[-1] == '+';
	unsigned digits, parts;
	if (!international && (*start != '0' || s->r[0].n < 3 || s->r[0].n > 6)) return false;
	if (s->n > 1 && s->sep[0] != '/' && s->sep[0] != '-' && s->sep[0] != ' ' && s->sep[0] != 0xA0) return false;
	const byte *end = phone_end(f, start, &digits, &parts);
	if (digits < 7 || digits > 17 || (!international && parts < 2)) return false;
	start -= international || (start > f->floor && start[-1] == '(');
	n->value = put_digits(f->out, start, end);
	return found(n, start, end, NUMBER_PHONE, RULE_PHONE);
}

/* 1.2.3, 192.168.0.1: full stops between runs that are no groups. */
static bool version(finder *f, const shape *s, number *n)
{
	quantity q;
	unsigned i = 0;
	while (i + 1 < s->n && s->sep[i] == '.') i++;
	if (i < 2 || read_literal(f->w, s, 0, &q) >= i) return false;
	const byte *end = s->r[i].end;
	for (run r; end + 1 < f->end && *end == '.' && is_digit_at(f, end + 1);) end = read_run(f, end + 1, &r);
	n->value = put_text(f->out, (span){s->r[0].at, (size_t)(end - s->r[0].at)});
	return found(n, s->r[0].at, end, NUMBER_VERSION, RULE_VERSION);
}

/* 3:1; 3-1 too, for a range goes up */
static bool score(finder *f, const shape *s, number *n)
{
	bool down = s->n == 2 && is_dash(s->sep[0]) && s->r[0].n < 3 && s->r[0].value >= s->r[1].value;
	if (down && (utf8_is_letter(utf8_at(s->r[1].end, f->end)) || s->r[1].n > 2)) return false;
	if (s->n < 2 || (s->sep[0] != ':' && !down) || s->r[0].n > 3 || s->r[1].n > 3 || (s->n > 2 &&
	    s->sep[1] == ':')) return false;
	n->value = put_quantity(f->out, (quantity){.mantissa = s->r[0].value, .divisor = 1}, false);
	n->to = put_quantity(f->out, (quantity){.mantissa = s->r[1].value, .divisor = 1}, false);
	return found(n, s->r[0].at, s->r[1].end, NUMBER_SCORE, RULE_SCORE);
}

/* The start of letters and digits before p, within LOOK bytes. */
static const byte *token_back(const finder *f, const byte *p)
{
	const byte *least = p - f->floor > LOOK ? p - LOOK : f->floor;
	while (p > least) {
		const byte *before = p;
		if (p[-1] <= '/' || !utf8_is_word(utf8_prev(f->floor, &before))) break;
		p = before;
	}
	return p;
}

/* The end of letters and digits from p, and of further ones behind a hyphen that have a digit. */
static const byte *token_end(const finder *f, const byte *p)
{
	const byte *end = p;
	bool digit = true;
	for (;;) {
		while (p < f->end) {
			const byte *next = p;
			char32_t c = utf8_next(&next, f->end);
			if (!utf8_is_word(c)) break;
			digit |= utf8_is_digit(c);
			p = next;
		}
		if (!digit) return end;
		end = p;
		if (p == f->end || *p != '-' || !is_digit_at(f, p + 1)) return end;
		digit = false;
		p++;
	}
}

/* The start of what makes a code of the digits at p: letters right before, or a name and a hyphen. NULL: no code. */
static const byte *code_start(const finder *f, const byte *p)
{
	uint32_t senses;
	const byte *start = token_back(f, p);
	if (start < p) {
		const byte *name = find_name(f, start, &senses);
		if (name && name == p) return NULL; /* October2 */
		bool before = start - f->floor > 1 && start[-1] == '-' && utf8_is_letter(utf8_before(f->floor, start - 1));
		return before ? token_back(f, start - 1) : start;
	}
	if (p == f->floor || p[-1] != '-') return NULL;
	start = token_back(f, p - 1);
	if (start == p - 1) return NULL;
	const sense *month;
	if (find_named(f, start, ROLE_MONTH, &month) == p - 1) return NULL;
	bool capital = utf8_is_upper(utf8_at(start, f->end));
	return capital || p - 1 - start == 1 ? start : NULL;
}

/* EUR12 and USD 12: a currency's code is no part of a code. */
static bool is_currency(const finder *f, const byte *start, const byte *end)
{
	const sense *s;
	return find_named(f, start, ROLE_CURRENCY, &s) == end;
}

/* A380, Covid-19, U-21, H1N1 */
static bool code(finder *f, const shape *s, number *n)
{
	const byte *start = code_start(f, s->r[0].at);
	if (!start || is_currency(f, start, s->r[0].at)) return false;
	const byte *end = token_end(f, s->r[0].end);
	n->value = put_text(f->out, (span){start, (size_t)(end - start)});
	return found(n, start, end, NUMBER_CODE, RULE_CODE);
}

/* -- Ordinals -- */

/* Whether the full stop behind the digits makes an ordinal of them: what follows is no new sentence. */
static bool dot_is_ordinal(const finder *f, const run *r)
{
	const byte *dot = r->end, *next = skip_blank(f, dot + 1);
	if (next == f->end) return skip_blank_back(f, r->at) == f->start;
	if (next == dot + 1) return *next == ')' && utf8_before(f->start, r->at) == '('; /* (76.) */
	char32_t c = utf8_at(next, f->end);
	if (utf8_is_lower(c)) return true;
	if (r->at == f->start) return true;
	if (!utf8_is_upper(c)) return false;
	const byte *end = next, *before_end = skip_blank_back(f, r->at);
	while (end < f->end && end - next < LOOK && utf8_is_letter(utf8_at(end, f->end))) utf8_next(&end, f->end);
	const byte *before = word_back(f, before_end);
	uint32_t follows = lang_word(f->w->lang, (span){next, (size_t)(end - next)});
	uint32_t leads = lang_word(f->w->lang, (span){before, (size_t)(before_end - before)});
	if (leads & LANG_CARDINAL_BEFORE) return false;
	if (follows & (LANG_ORDINAL_NOUN | LANG_MONTH)) return true;
	return (leads & LANG_ORDINAL_BEFORE) && !(follows & LANG_OPENER);
}

/* 8. Klasse */
static bool ordinal_dot(finder *f, const shape *s, number *n)
{
	const run *r = s->r;
	if (!f->w->dot_ordinal || s->n > 1 || r->n > 3 || r->end == f->end || *r->end != '.' ||
	    !dot_is_ordinal(f, r)) return false;
	n->value = put_quantity(f->out, (quantity){.mantissa = r->value, .divisor = 1}, false);
	return found(n, r->at, r->end + 1, NUMBER_ORDINAL, RULE_ORDINAL_DOT);
}

/* 3rd, 1,000th */
static bool ordinal_suffix(finder *f, const shape *s, number *n)
{
	quantity q;
	const byte *p = s->r[s->n - 1].end;
	if (p == f->end || !utf8_is_letter(utf8_at(p, f->end))) return false;
	const byte *end = find_role(f, p, ROLE_ORDINAL_SUFFIX, NULL);
	if (!end || read_literal(f->w, s, 0, &q) != s->n - 1) return false;
	n->value = put_quantity(f->out, q, false);
	return found(n, s->r[0].at, end, NUMBER_ORDINAL, RULE_ORDINAL_SUFFIX);
}

/* 1990er, 80s: the decade as ISO 8601-2 has it, 199X. */
static bool decade(finder *f, const shape *s, number *n)
{
	const run *r = s->r;
	char text[16];
	if (s->n > 1 || r->value % 10 || (r->n != 2 && !is_year(r))) return false;
	const byte *p = r->end < f->end && (*r->end == '\'' || *r->end == '-') ? r->end + 1 : r->end;
	const byte *end = find_role(f, p, ROLE_DECADE, NULL);
	if (!end) return false;
	unsigned year = r->n == 2 ? r->value + (r->value < 20 ? 2000 : 1900) : r->value;
	snprintf(text, sizeof text, "%uX", year / 10);
	n->value = put_text(f->out, span_of(text));
	return found(n, r->at, end, NUMBER_YEAR, RULE_DECADE);
}

/* -- Quantities: a number with its multiplier, currency or unit -- */

typedef struct {
	const byte *start, *end;
	quantity q;
	const sense *tail; /* a unit or a currency, NULL for none */
	bool before;       /* the currency stands before the number */
	bool words;        /* written in words, */
	bool ordinal;
	bool one;          /* an article or a bare one */
} amount;

/* Moves the start over a sign right before the number, which no word or number may stand before. */
static void read_sign(const finder *f, amount *a)
{
	const byte *p = a->start;
	if (p == f->floor) return;
	char32_t c = utf8_prev(f->floor, &p);
	if (c != '+' && !(is_dash(c) && c != 0x2010)) return;
	char32_t before = utf8_before(f->start, p);
	if (p == f->floor && p > f->start) return;
	if (before && !is_blank(before) && before != '(' && before != '"' && before != 0x201E) return;
	a->q.negative = c != '+';
	a->start = p;
}

/* EUR, Rs, Fr., US$: but no whole word stands before its amount (they won 3 games). */
static bool is_abbreviated(const byte *p, const byte *end)
{
	int letters = 0;
	bool other = false;
	for (; p < end; letters++) {
		char32_t c = utf8_next(&p, end);
		other |= !utf8_is_letter(c) || (letters == 1 && utf8_is_upper(c));
	}
	return other || letters < 3;
}

/* The start of the currency that ends at p, and its sense: a sign with letters (US$), or an ISO code. */
static const byte *currency_back(const finder *f, const byte *p, const sense **s)
{
	const byte *end = p, *sign = p;
	if (p == f->floor) return NULL;
	char32_t c = utf8_prev(f->floor, &sign);
	bool dotted = c == '.';
	bool symbol = c >= 0x80 || c == '$' ? uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Sc) : false;
	const byte *start = word_back(f, symbol ? skip_blank_back(f, sign) : dotted ? sign : end);
	if (start < sign || !symbol) {
		if (start < end && at_edge(f, start) && is_abbreviated(start, end) &&
		    find_named(f, start, ROLE_CURRENCY, s) == end)
			return start;
	}
	return symbol && find_named(f, sign, ROLE_CURRENCY, s) == end ? sign : NULL;
}

static bool read_currency_before(const finder *f, amount *a)
{
	const sense *s;
	const byte *start = currency_back(f, skip_blank_back(f, a->start), &s);
	if (!start) return false;
	a->start = start;
	a->tail = s;
	a->before = true;
	return true;
}

/* The multiplier words behind digits: Millionen, hundred and one, k. */
static void read_multipliers(const finder *f, amount *a)
{
	const sense *s;
	const byte *end;
	if (a->end == f->end) return;
	if ((end = find_role(f, a->end, ROLE_SUFFIX, &s)) || (a->before &&
	    (end = find_role(f, a->end, ROLE_MONEY_SUFFIX, &s)))) {
		scale(&a->q, s->value);
		a->end = end;
	}
	const byte *p = skip_joint(f, a->end);
	tally t = {.last = ROLE_UNIT, .q = a->q, .special = true, .parts = 1};
	if (!a->q.digits.p && a->q.exponent == 0 && a->q.divisor == 1)
		t = (tally){.last = ROLE_UNIT, .group = a->q.mantissa, .parts = 1, .q = {.divisor = 1}};
	if (!(find_role(f, p, ROLE_MULTIPLIER, NULL) || find_role(f, p, ROLE_POWER, NULL)) ||
	    !(end = read_words(f, p, &t))) return;
	bool negative = a->q.negative;
	if (t.ordinal || !tally_value(&t, &a->q)) return;
	a->q.negative = negative;
	a->end = end;
}

/* zwei Euro fünfzig, 15 dollars and 50: hundredths behind a currency, two digits or words for them, with no noun
 * of their own. */
static void read_hundredths(const finder *f, amount *a)
{
	uint64_t v;
	const byte *p = skip_blank(f, a->end), *end = find_role(f, p, ROLE_JOINER, NULL);
	if (end) p = skip_blank(f, end);
	if (p == a->end || p == f->end || a->q.exponent || a->q.divisor != 1 || a->q.digits.p || a->before) return;
	if (is_digit_at(f, p)) {
		run r;
		end = read_run(f, p, &r);
		if (r.n != 2) return;
		v = r.value;
	} else {
		tally t = {.last = ROLES, .q = {.divisor = 1}};
		quantity q;
		end = read_words(f, p, &t);
		if (!end || t.ordinal || !tally_value(&t, &q) || q.divisor != 1 || q.exponent || q.mantissa > 99) return;
		v = q.mantissa;
	}
	const byte *next = skip_blank(f, end);
	if (utf8_is_word(utf8_at(next, f->end)) || (next < f->end && is_separator(*next) &&
	    is_digit_at(f, next + 1))) return;
	if (add_ratio(&a->q, v, 100)) a->end = end;
}

/* The unit or currency behind a number: "km/h", " Prozent", "-Pfund", in brackets too. */
static void read_tail(const finder *f, amount *a)
{
	uint32_t senses;
	const byte *p = skip_joint(f, a->end), *end;
	if (p == f->end) return;
	bool bracket = *p == '(';
	end = find_name(f, p + bracket, &senses);
	if (!end || (bracket && (end == f->end || *end != ')'))) return;
	end += bracket;
	const sense *s = sense_of(f->w, senses, ROLE_CURRENCY);
	if (!s) s = sense_of(f->w, senses, ROLE_UNIT_OF);
	bool escape = s && end[-1] == '%' && utf8_is_word(utf8_at(end, f->end)) && !utf8_is_lower(utf8_at(end, f->end));
	if (!s || escape || (a->before && s->role != ROLE_CURRENCY)) return;
	a->tail = s;
	a->end = end;
	if (s->divisor == 100) a->q.exponent -= 2;
	if (s->role == ROLE_CURRENCY && s->divisor == 1) read_hundredths(f, a);
	if (s->role == ROLE_CURRENCY && !a->q.scale && (end = find_role(f, skip_blank(f, a->end), ROLE_MULTIPLIER, &s))) {
		scale(&a->q, s->value); /* 75 USD million */
		a->end = end;
	}
}

/* 10 1/2: a fraction behind a whole number. */
static void read_mixed(const finder *f, amount *a)
{
	run m, d;
	const byte *p = skip_blank(f, a->end);
	if (a->q.exponent || a->q.digits.p || p == f->end) return;
	if (*p >= 0x80) {
		const byte *next = p;
		uc_fraction_t v = uc_numeric_value(utf8_next(&next, f->end));
		if (v.numerator < 1 || v.denominator < 2 ||
		    !add_ratio(&a->q, (uint64_t)v.numerator, (uint64_t)v.denominator)) return;
		a->end = next;
	} else if (p > a->end && is_digit_at(f, p)) {
		p = read_run(f, p, &m);
		if (m.n > 2 || p == f->end || *p != '/' || !is_digit_at(f, p + 1)) return;
		p = read_run(f, p + 1, &d);
		if (d.n > 3 || m.value >= d.value || utf8_is_word(utf8_at(p, f->end)) ||
		    !add_ratio(&a->q, m.value, d.value)) return;
		a->end = p;
	}
}

/* The number of digits that s begins, with all that belongs to it. */
static void read_amount(const finder *f, const shape *s, amount *a)
{
	*a = (amount){.start = s->r[0].at};
	unsigned last = read_literal(f->w, s, 0, &a->q);
	a->end = s->r[last].end;
	if (last == 0) read_mixed(f, a);
	const byte *digits = a->start;
	bool money = read_currency_before(f, a);
	if (!money) {
		const byte *point = digits > f->floor ? digits - 1 : digits;
		if (point < digits && (*point == '.' || *point == ',') && (char32_t)*point == f->w->decimal && last == 0 &&
		    (point == f->start || is_blank(utf8_before(f->start, point)) || is_dash(utf8_before(f->start, point)))) {
			a->start = point; /* .08 */
			a->q.exponent = -(int)s->r[0].n;
		}
	}
	read_sign(f, a);
	read_multipliers(f, a);
	read_tail(f, a);
}

static bool read_word_amount(const finder *f, const byte *p, amount *a);

/* The second half of a range at p, digits or words. */
static bool read_second(const finder *f, const byte *p, amount *a)
{
	shape s;
	finder behind = *f;
	behind.floor = p;
	const sense *sign;
	const byte *digits = find_named(f, p, ROLE_CURRENCY, &sign); /* $5-$10 */
	digits = digits ? skip_blank(f, digits) : p;
	if (!is_digit_at(f, digits)) return digits == p && read_word_amount(&behind, p, a) && !a->one && !a->ordinal;
	read_shape(f, digits, &s);
	read_amount(&behind, &s, a);
	return !utf8_is_letter(utf8_at(a->end, f->end));
}

static bool is_time_unit(const sense *s)
{
	static const char *const units[] = {"a", "mo", "wk", "d", "h", "min", "s", "ms"};
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (span_equal(s->text, span_of(units[i]))) return true;
	return false;
}

static bool is_percent(const sense *s) { return s && span_equal(s->text, span_of("%")); }

/* Kind and rule of an amount by what stands around it. */
static enum number_kind judge(const amount *a, enum rule *rule)
{
	if (a->tail && a->tail->role == ROLE_CURRENCY)
		return *rule = a->before ? RULE_MONEY_BEFORE : RULE_MONEY_AFTER, NUMBER_MONEY;
	if (is_percent(a->tail)) return *rule = RULE_PERCENT, NUMBER_PERCENT;
	if (a->tail && is_time_unit(a->tail)) return *rule = RULE_DURATION, NUMBER_DURATION;
	if (a->tail) return *rule = RULE_MEASURE, NUMBER_MEASURE;
	if (a->q.divisor != 1 && a->q.mantissa < a->q.divisor)
		return *rule = a->words ? RULE_FRACTION_WORD : RULE_FRACTION_SLASH, NUMBER_FRACTION;
	return *rule = a->words ? RULE_WORD : RULE_DIGITS, NUMBER_CARDINAL;
}

/* 10-15 Prozent, 1,2 bis 1,5 Millionen, eight to 10 feet */
static bool range(finder *f, const amount *a, number *n)
{
	amount b;
	quantity first = a->q;
	const byte *next = read_connector(f, a->end);
	if (!next || a->ordinal || !read_second(f, next, &b) || b.q.negative) return false;
	if (a->tail && b.tail && a->tail->role != b.tail->role) return false;
	quantity bare = b.q;
	if (b.q.scale && !first.scale) {
		bare.exponent -= b.q.scale;
		if (first.divisor == 1 && less(first, bare)) first.exponent += b.q.scale;
	}
	if (!a->tail && b.tail && b.tail->divisor == 100) first.exponent -= 2;
	if (!less(first, b.q)) return false;
	n->value = put_quantity(f->out, first, false);
	n->to = put_quantity(f->out, b.q, false);
	const sense *tail = b.tail ? b.tail : a->tail;
	if (tail) n->unit = put_text(f->out, tail->text);
	return found(n, a->start, b.end, NUMBER_RANGE, RULE_RANGE);
}

/* one in five, 2 over 3: a ratio in words. */
static bool ratio(finder *f, const amount *a, number *n)
{
	amount b;
	const byte *word = skip_blank(f, a->end), *end = find_role(f, word, ROLE_SLASH, NULL);
	if (word == a->end || a->tail || a->ordinal) return false;
	if (!end && a->q.mantissa == 1) end = find_role(f, word, ROLE_IN, NULL);
	if (!end || !read_second(f, skip_blank(f, end), &b) || b.tail || b.q.negative || b.q.mantissa < 2) return false;
	quantity q = a->q;
	if (!to_ratio(&q) || !to_ratio(&b.q) || b.q.divisor != 1 || !times(q.divisor, b.q.mantissa, &q.divisor))
		return false;
	n->value = put_quantity(f->out, q, true);
	return found(n, a->start, b.end, NUMBER_FRACTION, RULE_RATIO);
}

/* -- Years -- */

/* Whether the word before says how many: rund 1200. */
static bool is_counted(const finder *f, const byte *p)
{
	const byte *end = skip_blank_back(f, p), *start = word_back(f, end);
	return start < end && find_role(f, start, ROLE_COUNT, NULL) == end;
}

/* Four digits alone. A number that is hardly a year counts what a noun behind it names, in languages that write
 * nouns with a capital. */
static bool year(finder *f, const shape *s, number *n)
{
	const run *r = s->r;
	if (s->n > 1 || !is_year(r) || utf8_is_letter(utf8_at(r->end, f->end)) || is_counted(f, r->at)) return false;
	const byte *next = skip_blank(f, r->end);
	bool noun = next > r->end && f->w->dot_ordinal && utf8_is_upper(utf8_at(next, f->end));
	if (noun && (r->value < 1700 || r->value > 2050)) return false;
	n->value = put_quantity(f->out, (quantity){.mantissa = r->value, .divisor = 1}, false);
	return found(n, r->at, r->end, NUMBER_YEAR, RULE_YEAR);
}

/* 2021/22, 2014-18, 2014–2018 */
static bool years(finder *f, const shape *s, number *n)
{
	const run *a = s->r, *b = s->r + 1;
	if (s->n != 2 || (s->sep[0] != '/' && !is_dash(s->sep[0])) || !is_year(a) ||
	    utf8_is_letter(utf8_at(b->end, f->end))) return false;
	uint32_t to = b->n == 2 ? a->value / 100 * 100 + b->value : b->value;
	if (b->n == 2 && to < a->value && to % 100 == 0) to += 100; /* 1999/00 */
	if ((b->n != 2 && !is_year(b)) || to <= a->value) return false;
	n->value = put_quantity(f->out, (quantity){.mantissa = a->value, .divisor = 1}, false);
	n->to = put_quantity(f->out, (quantity){.mantissa = to, .divisor = 1}, false);
	return found(n, a->at, b->end, NUMBER_RANGE, RULE_YEARS);
}

/* 1/3, -4/5; 24/7 is no fraction of anything. */
static bool fraction_slash(finder *f, const shape *s, number *n)
{
	const run *a = s->r, *b = s->r + 1;
	char text[32];
	if (s->n != 2 || s->sep[0] != '/' || a->n > 3 || b->n > 3 || utf8_is_letter(utf8_at(b->end, f->end))) return false;
	amount sign = {.start = a->at};
	read_sign(f, &sign);
	bool proper = b->value > 1 && a->value < b->value;
	snprintf(text, sizeof text, "%s%u/%u", sign.q.negative ? "-" : "", (unsigned)a->value, (unsigned)b->value);
	n->value = put_text(f->out, span_of(text));
	return found(n, sign.start, b->end, proper ? NUMBER_FRACTION : NUMBER_OTHER, RULE_FRACTION_SLASH);
}

/* Whether [p, end) is a word of four small letters or more, as behind the digits of 25jährige. */
static bool is_small_word(const byte *p, const byte *end)
{
	int n = 0;
	for (; p < end; n++)
		if (!utf8_is_lower(utf8_next(&p, end))) return false;
	return n >= 4;
}

/* Digits with letters right behind them that no rule knows: 5G, 3D. */
static bool digits_and_letters(finder *f, const shape *s, const amount *a, number *n)
{
	if (a->end == f->end || !utf8_is_letter(utf8_at(a->end, f->end)) ||
	    !utf8_is_digit(utf8_before(f->start, a->end))) return false;
	const byte *end = token_end(f, a->end);
	if (is_small_word(a->end, end)) return false;
	n->value = put_text(f->out, (span){s->r[0].at, (size_t)(end - s->r[0].at)});
	return found(n, s->r[0].at, end, NUMBER_CODE, RULE_CODE);
}

/* What any digits are at the least: an amount, a year, a range. */
static bool quantity_digits(finder *f, const shape *s, number *n)
{
	amount a;
	enum rule rule;
	read_amount(f, s, &a);
	bool plain = !a.tail && a.end == s->r[0].end && a.start == s->r[0].at;
	if (plain && digits_and_letters(f, s, &a, n)) return true;
	if (ratio(f, &a, n) || range(f, &a, n)) return true;
	if (plain && year(f, &(shape){.r = {s->r[0]}, .n = 1}, n)) return true;
	if (!a.tail && digits_and_letters(f, s, &a, n)) return true;
	enum number_kind kind = judge(&a, &rule);
	n->value = put_quantity(f->out, a.q, kind == NUMBER_FRACTION);
	if (a.tail) n->unit = put_text(f->out, a.tail->text);
	return found(n, a.start, a.end, kind, rule);
}

/* The first that fits is the longest reading: the order says so. */
static bool (*const digit_rules[])(finder *f, const shape *s, number *n) = {
	code, date_iso, date_numeric, date_month_day, date_day_month, time_range, time_clock, time_colon, phone,
	    version, score,
	years, fraction_slash, decade, ordinal_suffix, ordinal_dot, quantity_digits,
};

static void find_digits(finder *f, const byte *p, number *n)
{
	shape s;
	read_shape(f, p, &s);
	size_t i = 0;
	while (!digit_rules[i](f, &s, n)) i++;
}

/* -- Words -- */

/* A number that begins with the word at p, with its unit or currency. */
static bool read_word_amount(const finder *f, const byte *p, amount *a)
{
	tally t = {.last = ROLES, .q = {.divisor = 1}};
	uint32_t senses;
	const byte *first = find_part(f, p, &senses);
	*a = (amount){.start = p, .words = true};
	if (!first) return false;
	const byte *end = read_words(f, p, &t);
	if (!end && at_edge(f, first) && sense_of(f->w, senses, ROLE_ONE)) {
		a->one = true;
		t.group = 1;
		end = first;
	}
	if (!end || !tally_value(&t, &a->q)) return false;
	a->end = end;
	a->ordinal = t.ordinal;
	if (!a->ordinal) read_tail(f, a);
	return true;
}

/* minus 5, minus five */
static bool minus(finder *f, const byte *p, number *n)
{
	amount a;
	shape s;
	enum rule rule;
	const byte *end = find_role(f, p, ROLE_MINUS, NULL);
	if (!end) return false;
	const byte *next = skip_blank(f, end);
	finder behind = *f;
	behind.floor = next;
	if (is_digit_at(f, next)) {
		read_shape(f, next, &s);
		read_amount(&behind, &s, &a);
	} else if (!read_word_amount(&behind, next, &a) || a.ordinal) {
		return false;
	}
	a.q.negative = true;
	enum number_kind kind = judge(&a, &rule);
	n->value = put_quantity(f->out, a.q, kind == NUMBER_FRACTION);
	if (a.tail) n->unit = put_text(f->out, a.tail->text);
	return found(n, p, a.end, kind, rule);
}

/* dritte; am ersten November, the twenty-second of June 2017 */
static bool ordinal_word(finder *f, const amount *a, number *n)
{
	if (a->q.mantissa >= 1 && a->q.mantissa <= 31) {
		date d = {-1, -1, (int)a->q.mantissa};
		const byte *end = read_month(f, a->end, &d);
		if (end && at_edge(f, end)) {
			n->value = put_date(f->out, d);
			return found(n, a->start, end, NUMBER_DATE, RULE_DATE_DAY_MONTH);
		}
	}
	n->value = put_quantity(f->out, a->q, false);
	return found(n, a->start, a->end, NUMBER_ORDINAL, RULE_ORDINAL_WORD);
}

/* The value of the Roman numeral [p, end), 0 where it is none that is well formed and below 40. */
static unsigned roman_value(const byte *p, const byte *end)
{
	static const char *const ones[] = {"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};
	unsigned tens = 0;
	while (p < end && *p == 'X' && tens < 3) p++, tens++;
	for (unsigned i = 0; i < 10; i++)
		if (span_equal(span_of(ones[i]), (span){p, (size_t)(end - p)})) return tens * 10 + i;
	return 0;
}

/* Whether a name ends before p: a word with a capital and a small letter. */
static bool is_behind_name(const finder *f, const byte *p)
{
	const byte *end = skip_blank_back(f, p), *start = word_back(f, end);
	if (end == p || start == end || !utf8_is_upper(utf8_next(&start, end))) return false;
	return start < end && utf8_is_lower(utf8_next(&start, end));
}

/* Ludwig XIV., Elizabeth II: two letters and more, behind a name. */
static bool roman(finder *f, const byte *p, number *n)
{
	const byte *end = p;
	while (end < f->end && end - p < 8 && (*end == 'I' || *end == 'V' || *end == 'X')) end++;
	unsigned value = end - p > 1 && at_edge(f, end) ? roman_value(p, end) : 0;
	if (!value || !is_behind_name(f, p)) return false;
	n->value = put_quantity(f->out, (quantity){.mantissa = value, .divisor = 1}, false);
	bool dot = f->w->dot_ordinal && end < f->end && *end == '.' &&
	    utf8_is_lower(utf8_at(skip_blank(f, end + 1), f->end));
	return found(n, p, end + dot, NUMBER_ROMAN, RULE_ROMAN);
}

/* Most often an article is one: what follows is no part of a number and no unit. */
static bool is_article(const finder *f, const byte *p)
{
	uint32_t senses;
	const byte *end = find_part(f, p, &senses);
	if (!at_edge(f, end)) return false;
	if (!sense_of(f->w, senses, ROLE_ONE) && !sense_of(f->w, senses, ROLE_ARTICLE)) return false;
	const byte *next = skip_joint(f, end);
	return !find_part(f, next, &senses) && !find_name(f, next, &senses);
}

static bool find_word(finder *f, const byte *p, number *n)
{
	amount a;
	enum rule rule;
	uint32_t senses;
	if (!find_part(f, p, &senses)) return roman(f, p, n);
	if (sense_of(f->w, senses, ROLE_MINUS)) return minus(f, p, n);
	if (is_article(f, p)) return false;
	if (!read_word_amount(f, p, &a)) return false;
	if (ratio(f, &a, n)) return true;
	if (a.one && (!a.tail || is_time_unit(a.tail))) return false;
	if (a.ordinal) return ordinal_word(f, &a, n);
	if (range(f, &a, n)) return true;
	enum number_kind kind = judge(&a, &rule);
	n->value = put_quantity(f->out, a.q, kind == NUMBER_FRACTION);
	if (a.tail) n->unit = put_text(f->out, a.tail->text);
	return found(n, a.start, a.end, kind, rule);
}

/* ½: a fraction alone; behind digits it is theirs. */
static bool find_sign(finder *f, const byte *p, number *n)
{
	const byte *end = p;
	uc_fraction_t v = uc_numeric_value(utf8_next(&end, f->end));
	if (v.numerator < 1 || v.denominator < 2) return false;
	amount a = {.start = p, .end = end, .q = {.mantissa = (uint64_t)v.numerator, .divisor = (uint64_t)v.denominator}};
	read_multipliers(f, &a);
	read_tail(f, &a);
	enum rule rule;
	enum number_kind kind = judge(&a, &rule);
	n->value = put_quantity(f->out, a.q, kind == NUMBER_FRACTION);
	if (a.tail) n->unit = put_text(f->out, a.tail->text);
	return found(n, a.start, a.end, kind, kind == NUMBER_FRACTION ? RULE_FRACTION_SIGN : rule);
}

/* ---- The loop ---- */

/* Whether the word at p may open a number; reads four bytes. */
static inline bool may_open(const words *w, const byte *p) { return has_bit(w->openings, opening_of(p)); }

/* Whether a digit or a fraction of another script may begin with the byte c: the leading bytes of Nd and of ½. */
static bool is_digit_lead(byte c, byte next)
{
	if (c == 0xC2) return next >= 0xBC && next <= 0xBE;
	if (c == 0xE2) return next == 0x85;
	return c >= 0xD9 && c <= 0xF0 && !(c >= 0xE2 && c <= 0xE9) && !(c >= 0xEB && c <= 0xEE);
}

/* Whether a number may begin at p. */
static bool is_candidate(const finder *f, const byte *p)
{
	if ((byte)(*p - '0') < 10) return true;
	if (is_digit_lead(*p, f->end - p > 1 ? p[1] : 0)) return true;
	if (!is_lettery(*p) || (p > f->start && (is_lettery(p[-1]) || (byte)(p[-1] - '0') < 10))) return false;
	return f->end - p < 4 || may_open(f->w, p);
}

#if defined NUMBER_SSE2
enum { BLOCK = 16, BLOCKS = 4, BEYOND = 4 }; /* bytes; BEYOND: what may be read behind a block */

static inline __m128i in_range(__m128i t, int from, int n)
{
	__m128i x = _mm_sub_epi8(t, _mm_set1_epi8((char)from)), most = _mm_set1_epi8((char)(n - 1));
	return _mm_cmpeq_epi8(_mm_min_epu8(x, most), x);
}

/* In the top bits: whether a letter, or no ASCII. */
static inline __m128i lettery(__m128i t) { return _mm_or_si128(in_range(_mm_or_si128(t, _mm_set1_epi8(0x20)), 'a',
    26), t); }

static inline uint64_t top_bits(__m128i t) { return (uint64_t)(unsigned)_mm_movemask_epi8(t); }

/* The bytes of t that may begin a digit or a fraction that is no ASCII, as is_digit_lead has it. */
static uint64_t digit_leads(__m128i t, __m128i next)
{
	__m128i half = _mm_and_si128(_mm_cmpeq_epi8(t, _mm_set1_epi8((char)0xC2)), in_range(next, 0xBC, 3));
	__m128i third = _mm_and_si128(_mm_cmpeq_epi8(t, _mm_set1_epi8((char)0xE2)), _mm_cmpeq_epi8(next,
	    _mm_set1_epi8((char)0x85)));
	__m128i others = _mm_or_si128(in_range(t, 0xE2, 8), in_range(t, 0xEB, 4));
	return top_bits(_mm_or_si128(_mm_or_si128(half, third), _mm_andnot_si128(others, in_range(t, 0xD9, 0xF1 - 0xD9))));
}

/* Looks at sixteen bytes at p, whose bits go from `at` on; reads p[-1] to p[16]. */
static inline void look(finder *f, const byte *p, int at)
{
	__m128i t = _mm_loadu_si128((const __m128i *)(const void *)p);
	__m128i before = _mm_loadu_si128((const __m128i *)(const void *)(p - 1));
	uint64_t digits = top_bits(in_range(t, '0', 10));
	if (_mm_movemask_epi8(t)) digits |= digit_leads(t, _mm_loadu_si128((const __m128i *)(const void *)(p + 1)));
	f->digits |= digits << at;
	f->starts |= top_bits(_mm_andnot_si128(_mm_or_si128(lettery(before), in_range(before, '0', 10)), lettery(t))) << at;
}

/* Looks at the next block from p on, which is not the start; false where too little is left. */
static inline bool look_on(finder *f, const byte *p)
{
	int blocks = f->end - p >= BLOCK * BLOCKS + BEYOND ? BLOCKS : f->end - p >= BLOCK + BEYOND ? 1 : 0;
	f->digits = f->starts = 0;
	for (int i = 0; i < blocks; i++) look(f, p + i * BLOCK, i * BLOCK);
	f->block = p;
	f->block_end = p + blocks * BLOCK;
	return blocks > 0;
}

/* The next candidate from p on among the bytes that were looked at, or NULL. */
static inline const byte *candidate_in_block(const finder *f, const byte *p)
{
	uint64_t hits = (f->digits | f->starts) & ~(uint64_t)0 << (p - f->block);
	for (; hits; hits &= hits - 1) {
		int i = __builtin_ctzll(hits);
		if ((f->digits >> i & 1) || may_open(f->w, f->block + i)) return f->block + i;
	}
	return NULL;
}
#endif

/* The next byte from p on where a number may begin, or the end. */
static const byte *next_candidate(finder *f, const byte *p)
{
#if defined NUMBER_SSE2
	if (p == f->start && p < f->end && !is_candidate(f, p)) p++;
	while (p > f->start && (p < f->block_end || look_on(f, p))) {
		const byte *found_at = candidate_in_block(f, p);
		if (found_at) return found_at;
		p = f->block_end;
	}
#endif
	while (p < f->end && !is_candidate(f, p)) p++;
	return p;
}

/* The number at a candidate, appended; the place to go on from. */
static const byte *try_number(finder *f, const byte *p)
{
	number n = {0};
	f->at = p;
	char32_t c = *p < 0x80 ? *p : utf8_at(p, f->end);
	size_t texts = f->out->texts.n;
	bool ok = true;
	if (utf8_is_digit(c))
		find_digits(f, p, &n);
	else if (c >= 0x80 && !utf8_is_letter(c))
		ok = find_sign(f, p, &n);
	else
		ok = find_word(f, p, &n);
	if (!ok) {
		f->out->texts.n = texts;
		utf8_next(&p, f->end);
		return p;
	}
	number_array *a = f->out;
	a->p = array_grow(a->p, &a->cap, a->n + 1, sizeof *a->p);
	a->p[a->n++] = n;
	return f->floor = n.at.p + n.at.n;
}

void number_find(const lang *l, span text, number_array *out)
{
	memos known = {0};
	finder f = {.w = words_of(out, l), .known = &known, .start = text.p, .end = text.p + text.n, .floor = text.p,
	    .out = out};
	for (const byte *p = next_candidate(&f, text.p); p < f.end; p = next_candidate(&f, p)) p = try_number(&f, p);
}

const char *number_kind_name(enum number_kind kind) { return kind_names[kind]; }

const char *number_rule_name(unsigned rule) { return rule < RULES ? rule_names[rule] : ""; }

void number_array_clear(number_array *a)
{
	a->n = 0;
	buf_clear(&a->texts);
}

void number_array_free(number_array *a)
{
	while (a->words) {
		words *w = a->words;
		a->words = w->next;
		free(w->numbers.edges);
		free(w->numbers.senses);
		free(w->names.edges);
		free(w->names.senses);
		free(w->senses);
		free(w);
	}
	free(a->p);
	buf_free(&a->texts);
	buf_free(&a->digits);
	*a = (number_array){0};
}
