/// An enumeration of the library: later versions may know more than this crate does, and no number may trap.
///
/// Values compare by their numbers, so that `Unknown` of a number that has a name is that value.
macro_rules! open_enum {
    ($(#[$meta:meta])* $name:ident($number:ty) {
        $($(#[$about:meta])* $case:ident = $raw:ident, $word:literal;)+
    }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$about])* $case,)+
            /// A value of a later version of the library, by its number in the header.
            Unknown($number),
        }

        impl $name {
            /// The number that the header gives it.
            pub fn number(self) -> $number {
                match self {
                    $($name::$case => portalcore_sys::$raw,)+
                    $name::Unknown(number) => number,
                }
            }
        }

        impl From<$number> for $name {
            fn from(number: $number) -> Self {
                match number {
                    $(portalcore_sys::$raw => $name::$case,)+
                    _ => $name::Unknown(number),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match $name::from(self.number()) {
                    $($name::$case => formatter.pad($word),)+
                    $name::Unknown(number) => write!(formatter, "{number}"),
                }
            }
        }

        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.number() == other.number()
            }
        }

        impl Eq for $name {}

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $name {
            fn cmp(&self, other: &Self) -> std::cmp::Ordering {
                self.number().cmp(&other.number())
            }
        }

        impl std::hash::Hash for $name {
            fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
                self.number().hash(state);
            }
        }
    };
}

/// An iterator over what a handle holds, by index.
macro_rules! indexed_iterator {
    ($(#[$meta:meta])* $name:ident: $source:ident => $item:ident by $get:ident) => {
        $(#[$meta])*
        #[derive(Clone, Debug)]
        pub struct $name<'a> {
            source: &'a $source,
            indices: std::ops::Range<usize>,
        }

        impl<'a> $name<'a> {
            pub(crate) fn new(source: &'a $source, count: usize) -> Self {
                Self { source, indices: 0..count }
            }
        }

        // Below the count the library answers; if it should not, there is nothing better than to end.
        impl<'a> Iterator for $name<'a> {
            type Item = $item<'a>;

            fn next(&mut self) -> Option<Self::Item> {
                self.indices.next().and_then(|index| self.source.$get(index).ok())
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                self.indices.size_hint()
            }

            fn nth(&mut self, skipped: usize) -> Option<Self::Item> {
                self.indices.nth(skipped).and_then(|index| self.source.$get(index).ok())
            }
        }

        impl DoubleEndedIterator for $name<'_> {
            fn next_back(&mut self) -> Option<Self::Item> {
                self.indices.next_back().and_then(|index| self.source.$get(index).ok())
            }
        }

        impl ExactSizeIterator for $name<'_> {}
        impl std::iter::FusedIterator for $name<'_> {}
    };
}
