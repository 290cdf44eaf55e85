#ifndef PORTALCORE_SEQUENCE_HPP
#define PORTALCORE_SEQUENCE_HPP

#include <cstddef>
#include <iterator>
#if __cplusplus >= 202002L
#include <ranges>
#endif

namespace portalcore {

/// What a handle holds many of, read one by one: `for (auto document : result.documents())`.
///
/// It is borrowed from the handle, cheap to copy, and makes its elements anew each time they are asked for. To C++17
/// the iterators are input iterators because they give values and no references; to C++20 they are of random access.
template <typename Element, typename Source>
class Sequence {
public:
    class Iterator;
    using value_type = Element;
    using iterator = Iterator;
    using const_iterator = Iterator;

    Sequence() = default;
    Sequence(Source source, std::size_t size) noexcept : source_(source), size_(size) {}

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
    /// The element at an index below the size; an empty one beyond.
    [[nodiscard]] Element operator[](std::size_t index) const { return source_(index); }
    [[nodiscard]] Iterator begin() const noexcept { return Iterator(source_, 0); }
    [[nodiscard]] Iterator end() const noexcept { return Iterator(source_, static_cast<std::ptrdiff_t>(size_)); }

private:
    Source source_{};
    std::size_t size_ = 0;
};

template <typename Element, typename Source>
class Sequence<Element, Source>::Iterator {
public:
    using iterator_category = std::input_iterator_tag;
#if __cplusplus >= 202002L
    using iterator_concept = std::random_access_iterator_tag;
#endif
    using value_type = Element;
    using difference_type = std::ptrdiff_t;
    using reference = Element;

    /// Keeps an element for as long as `->` needs it.
    class pointer {
    public:
        explicit pointer(Element element) : element_(element) {}
        const Element* operator->() const noexcept { return &element_; }

    private:
        Element element_;
    };

    Iterator() = default;
    Iterator(Source source, difference_type index) noexcept : source_(source), index_(index) {}

    [[nodiscard]] Element operator*() const {
        return source_(static_cast<std::size_t>(index_));
    }
    [[nodiscard]] pointer operator->() const {
        return pointer(**this);
    }
    [[nodiscard]] Element operator[](difference_type offset) const {
        return *(*this + offset);
    }

    Iterator& operator++() noexcept {
        return *this += 1;
    }
    Iterator& operator--() noexcept {
        return *this -= 1;
    }
    Iterator operator++(int) noexcept {
        return Iterator(source_, index_++);
    }
    Iterator operator--(int) noexcept {
        return Iterator(source_, index_--);
    }
    Iterator& operator+=(difference_type offset) noexcept {
        return index_ += offset, *this;
    }
    Iterator& operator-=(difference_type offset) noexcept {
        return index_ -= offset, *this;
    }

    friend Iterator operator+(Iterator left, difference_type right) noexcept {
        return left += right;
    }
    friend Iterator operator+(difference_type left, Iterator right) noexcept {
        return right += left;
    }
    friend Iterator operator-(Iterator left, difference_type right) noexcept {
        return left -= right;
    }
    friend difference_type operator-(Iterator left, Iterator right) noexcept {
        return left.index_ - right.index_;
    }
    friend bool operator==(Iterator left, Iterator right) noexcept {
        return left.index_ == right.index_;
    }
    friend bool operator!=(Iterator left, Iterator right) noexcept {
        return left.index_ != right.index_;
    }
    friend bool operator<(Iterator left, Iterator right) noexcept {
        return left.index_ < right.index_;
    }
    friend bool operator>(Iterator left, Iterator right) noexcept {
        return left.index_ > right.index_;
    }
    friend bool operator<=(Iterator left, Iterator right) noexcept {
        return left.index_ <= right.index_;
    }
    friend bool operator>=(Iterator left, Iterator right) noexcept {
        return left.index_ >= right.index_;
    }

private:
    Source source_{};
    difference_type index_ = 0;
};

} // namespace portalcore

#if __cplusplus >= 202002L
// Both are borrowed from the handle, not from the sequence.
template <typename Element, typename Source>
inline constexpr bool std::ranges::enable_borrowed_range<portalcore::Sequence<Element, Source>> = true;
template <typename Element, typename Source>
inline constexpr bool std::ranges::enable_view<portalcore::Sequence<Element, Source>> = true;
#endif

#endif
