/* utf8: code points in bytes, and what kind of character each is.
 *
 * Every function takes an end and never reads past it. A byte that is no part of well-formed UTF-8
 * (RFC 3629, Unicode 3.9 table 3-7) decodes to U+FFFD of length 1. Properties are libunistring's. */
#ifndef UTF8_H
#define UTF8_H

#include <uchar.h>
#include <unictype.h>

#include "buf.h"

enum { UTF8_BAD = 0xFFFD, UTF8_MAX = 4 };

/* The length of the well-formed sequence at p (1 to 4), 0 if there is none, or minus the number of bytes
 * at hand where the sequence is well-formed as far as `end` and lacks its tail. Needs p < end. */
int utf8_length(const byte *p, const byte *end);

/* utf8_next and utf8_prev where the byte at hand is not ASCII. */
char32_t utf8_next_far(const byte **p, const byte *end);
char32_t utf8_prev_far(const byte *start, const byte **p);

/* The code point at *p, which moves behind it. Needs *p < end. */
static inline char32_t utf8_next(const byte **p, const byte *end)
{
	return **p < 0x80 ? *(*p)++ : utf8_next_far(p, end);
}

/* The code point before *p, which moves to its start. Needs start < *p. */
static inline char32_t utf8_prev(const byte *start, const byte **p)
{
	return (*p)[-1] < 0x80 ? *--*p : utf8_prev_far(start, p);
}

/* The code point at p, or before p; 0 where there is none. */
static inline char32_t utf8_at(const byte *p, const byte *end) { return p < end ? utf8_next(&p, end) : 0; }
static inline char32_t utf8_before(const byte *start, const byte *p) { return start < p ? utf8_prev(start, &p) : 0; }

/* The number of code points in [p, end). utf8_count is for well-formed text (it counts leading bytes);
 * utf8_count_any decodes, and is right for any bytes. */
size_t utf8_count(const byte *p, const byte *end);
size_t utf8_count_any(const byte *p, const byte *end);

/* The first byte in [p, end) that is no UTF-8, or end. A sequence torn by `end` is not UTF-8. With AVX2 this goes by
 * blocks; utf8_invalid_scalar is its twin, and tests compare the two. */
const byte *utf8_invalid(const byte *p, const byte *end);
const byte *utf8_invalid_scalar(const byte *p, const byte *end);

/* The last place at or before p where a code point starts, not before start: where text may be cut. */
const byte *utf8_boundary(const byte *start, const byte *p, const byte *end);

/* Appends a code point. */
void utf8_add(buf *b, char32_t c);

/* White_Space of Unicode. */
static inline bool utf8_is_space(char32_t c)
{
	if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
	return c < 0x1680 ? c == 0x85 || c == 0xA0 : uc_is_property_white_space(c);
}

static inline bool utf8_is_digit(char32_t c)
{
	return c < 0x80 ? c >= '0' && c <= '9' : uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Nd);
}

/* The value of a digit. */
static inline int utf8_digit(char32_t c) { return c < 0x80 ? (int)c - '0' : uc_decimal_value(c); }

static inline bool utf8_is_upper(char32_t c)
{
	return c < 0x80 ? c >= 'A' && c <= 'Z'
			: uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Lu | UC_CATEGORY_MASK_Lt);
}

static inline bool utf8_is_lower(char32_t c)
{
	return c < 0x80 ? c >= 'a' && c <= 'z' : uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Ll);
}

/* Letters and the marks that belong to them. */
static inline bool utf8_is_letter(char32_t c)
{
	return c < 0x80 ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z'
			: uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M);
}

static inline bool utf8_is_word(char32_t c) { return utf8_is_letter(c) || utf8_is_digit(c); }

/* Of a script that is written without spaces between its words: Chinese, Japanese, Thai … */
bool utf8_is_unspaced(char32_t c);

/* utf8_skip_space and utf8_trim_space where it is not seen at once. */
const byte *utf8_skip_space_far(const byte *p, const byte *end);
const byte *utf8_trim_space_far(const byte *start, const byte *p);

/* The first byte at or behind p that is not white space. ASCII is seen at once, and that no white space begins with
 * the bytes that most letters begin with. */
static inline const byte *utf8_skip_space(const byte *p, const byte *end)
{
	if (p < end && *p == ' ') p++;
	if (p<end && * p> ' ' && (*p < 0x80 || (*p >= 0xC3 && *p < 0xE1))) return p;
	return utf8_skip_space_far(p, end);
}

/* The byte behind the last one before p that is not white space. */
static inline const byte *utf8_trim_space(const byte *start, const byte *p)
{
	if (start < p && p[-1] == ' ') p--;
	if (start < p && p[-1] > ' ' && p[-1] < 0x80) return p;
	return utf8_trim_space_far(start, p);
}

#endif
