use crate::handle::{check, Handle};
use crate::{ContentKind, Error, Format, Options, Outcome, Requirement, Requirements};
use portalcore_sys as sys;
use std::collections::HashSet;
use std::ptr;

/// Texts that belong together, and the options to read them with.
///
/// An input may be read by any number of threads at once: `&self` is enough to validate and to translate.
#[derive(Debug)]
pub struct Input {
    handle: Handle<sys::portalcore_input>,
}

impl Input {
    /// Makes an empty input with the default options.
    ///
    /// # Errors
    ///
    /// None are known.
    pub fn new() -> Result<Self, Error> {
        // SAFETY: NULL stands for the defaults.
        let handle = Handle::made(|input, error| unsafe { sys::portalcore_input_new(ptr::null(), input, error) })?;
        Ok(Self { handle })
    }

    /// Makes an empty input.
    ///
    /// # Errors
    ///
    /// [`InvalidArgument`](crate::ErrorKind::InvalidArgument) for a name that is none, or a number that names nothing;
    /// [`OutOfRange`](crate::ErrorKind::OutOfRange) for a limit that is too large.
    pub fn with_options(options: &Options) -> Result<Self, Error> {
        let handle = options.lend(|options| {
            // SAFETY: the options are borrowed for the call.
            Handle::made(|input, error| unsafe { sys::portalcore_input_new(options, input, error) })
        })?;
        Ok(Self { handle })
    }

    /// Adds a text: manifests, one or many, or a bare API description. Whether it is YAML or JSON is seen.
    ///
    /// `name` is a path or a URI: diagnostics show it, relative references are resolved against it. `text` is what is
    /// stored: any bytes, in UTF-8, UTF-16 or UTF-32; what is neither is a diagnostic. Both are copied.
    ///
    /// # Errors
    ///
    /// [`InvalidArgument`](crate::ErrorKind::InvalidArgument) for a name that is empty or holds a NUL;
    /// [`DuplicateName`](crate::ErrorKind::DuplicateName); [`LimitExceeded`](crate::ErrorKind::LimitExceeded) if the input
    /// becomes too large. The input is then as it was.
    pub fn add(&mut self, name: impl AsRef<str>, text: impl AsRef<[u8]>) -> Result<(), Error> {
        self.add_as(name, text, Format::Automatic)
    }

    /// Adds a text of a format that is known.
    ///
    /// # Errors
    ///
    /// As [`add`](Input::add).
    pub fn add_as(&mut self, name: impl AsRef<str>, text: impl AsRef<[u8]>, format: Format) -> Result<(), Error> {
        let (name, text) = (name.as_ref(), text.as_ref());
        let (name_data, text_data) = (name.as_ptr().cast(), text.as_ptr().cast());
        let input = self.handle.raw_mut();
        // SAFETY: the input is ours alone; name and text are as long as is said, and copied.
        check(|error| unsafe {
            sys::portalcore_input_add(input, name_data, name.len(), text_data, text.len(), format.number(), error)
        })
    }

    /// Supplies content that the texts refer to, under the name of the [`Requirement`]. What nothing refers to does no harm.
    ///
    /// # Errors
    ///
    /// As [`add`](Input::add).
    pub fn add_content(&mut self, name: impl AsRef<str>, bytes: impl AsRef<[u8]>) -> Result<(), Error> {
        let (name, bytes) = (name.as_ref(), bytes.as_ref());
        let (name_data, bytes_data) = (name.as_ptr().cast(), bytes.as_ptr().cast());
        let input = self.handle.raw_mut();
        // SAFETY: the input is ours alone; name and bytes are as long as is said, and copied.
        check(|error| unsafe {
            sys::portalcore_input_add_content(input, name_data, name.len(), bytes_data, bytes.len(), error)
        })
    }

    /// Lists the content that the texts refer to and that the input does not hold.
    ///
    /// What is supplied may refer to more: [`supply`](Input::supply) asks until nothing new is listed.
    ///
    /// # Errors
    ///
    /// None are known.
    pub fn required_content(&self) -> Result<Requirements, Error> {
        // SAFETY: the input is valid and read only.
        Requirements::made(|list, error| unsafe { sys::portalcore_required_content(self.handle.raw(), list, error) })
    }

    /// Supplies what is required, as far as `content` has it, and what that requires in turn. Gives what is still missing.
    ///
    /// Nothing is asked for twice. What is missing is a diagnostic where it is referred to, and costs only what depends on it.
    ///
    /// ```
    /// # let mut input = portalcore::Input::new()?;
    /// let missing = input.supply(|required| match required.kind {
    ///     portalcore::ContentKind::File => std::fs::read(required.name).ok(),
    ///     _ => None,
    /// })?;
    /// # assert!(missing.is_empty());
    /// # Ok::<(), portalcore::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`LimitExceeded`](crate::ErrorKind::LimitExceeded) if the input becomes too large.
    pub fn supply<T: AsRef<[u8]>>(
        &mut self,
        mut content: impl FnMut(Requirement<'_>) -> Option<T>,
    ) -> Result<Requirements, Error> {
        let mut asked: HashSet<(ContentKind, String)> = HashSet::new();
        loop {
            let required = self.required_content()?;
            let mut supplied = false;
            for requirement in &required {
                if !asked.insert((requirement.kind, requirement.name.to_owned())) {
                    continue;
                }
                if let Some(bytes) = content(requirement) {
                    self.add_content(requirement.name, bytes)?;
                    supplied = true;
                }
            }
            if !supplied {
                return Ok(required);
            }
        }
    }

    /// Finds what is wrong with the texts. The outcome has diagnostics and requirements, and no documents.
    ///
    /// # Errors
    ///
    /// None are known: what is wrong with the texts is in [`Outcome::diagnostics`].
    pub fn validate(&self) -> Result<Outcome, Error> {
        // SAFETY: the input is valid and read only.
        Outcome::made(|result, error| unsafe { sys::portalcore_validate(self.handle.raw(), result, error) })
    }

    /// Makes the configuration that serves what the texts publish, and finds what is wrong with them.
    ///
    /// What cannot be honoured is withheld, closed and reported; the rest is still there. So the documents of an outcome
    /// with errors are safe to apply: they serve less than was asked for, never more.
    ///
    /// # Errors
    ///
    /// None are known: what is wrong with the texts is in [`Outcome::diagnostics`].
    pub fn translate(&self) -> Result<Outcome, Error> {
        // SAFETY: the input is valid and read only.
        Outcome::made(|result, error| unsafe { sys::portalcore_translate(self.handle.raw(), result, error) })
    }

    /// Releases the input; the same as dropping it. What was made from it stays.
    pub fn close(self) {}
}
