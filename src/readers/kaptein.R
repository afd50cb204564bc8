# Loads the tables of a results folder (or a published study) of Kaptein into data frames.
#
#   source("src/readers/kaptein.R")
#   tables <- load_kaptein("results/first-look")
#   aggregate(needs_met ~ design, tables$outcomes, mean)
#
# Needs base R and nothing else for tables/*.csv; for a store without them (runs.sqlite) the package RSQLite. Numbers are
# the same to the last bit: base R alone misreads about one decimal in five thousand by a last digit, which is put right
# here. Types come from the codebook: integer and number (numeric), boolean (logical), category (factor), text.

load_kaptein <- function(folder) {
  if (file.exists(file.path(folder, "tables", "codebook.csv"))) {
    read <- function(name) {
      read.csv(file.path(folder, "tables", paste0(name, ".csv")), colClasses = "character", na.strings = "",
               check.names = FALSE, encoding = "UTF-8")
    }
    return(typed_tables(read, exact_number))
  }
  file <- file.path(folder, "runs.sqlite")
  if (!file.exists(file)) stop(folder, ": neither tables/ nor runs.sqlite; is it a results folder?")
  store <- DBI::dbConnect(RSQLite::SQLite(), file, flags = RSQLite::SQLITE_RO)
  on.exit(DBI::dbDisconnect(store))
  types <- DBI::dbGetQuery(store, 'SELECT "table", "column", type FROM codebook')
  typed_tables(function(name) {
    columns <- types[types$table == name, ]
    names <- paste0('"', columns$column, '"')
    number <- columns$type %in% c("integer", "number", "boolean")
    DBI::dbGetQuery(store, paste0("SELECT ", paste0(ifelse(number, names, sprintf(as_text, names)), " AS ", names,
                                                    collapse = ", "), ' FROM "', name, '"'))
  }, as.numeric)
}

# A column of texts may hold numbers: RSQLite takes one type per column, so these are written out by SQLite.
as_text <- paste("CASE WHEN typeof(%1$s) <> 'real' THEN CAST(%1$s AS TEXT)",
                 "WHEN CAST(printf('%%.15g', %1$s) AS REAL) = %1$s THEN printf('%%.15g', %1$s)",
                 "ELSE printf('%%!.17g', %1$s) END")

typed_tables <- function(read, as_number) {
  codebook <- read("codebook")
  tables <- list()
  for (name in unique(codebook$table)) {
    frame <- read(name)
    columns <- codebook[codebook$table == name, ]
    for (i in seq_len(nrow(columns))) {
      cells <- frame[[columns$column[i]]]
      frame[[columns$column[i]]] <- switch(columns$type[i],
        integer = as.numeric(cells), number = as_number(cells), boolean = cells %in% c("true", "1") | NA & is.na(cells),
        category = factor(unguarded(cells)), unguarded(cells))
    }
    tables[[name]] <- frame
  }
  tables
}

# A text kept from being taken for a formula by a spreadsheet begins with an apostrophe.
unguarded <- function(text) sub("^'([=+@\t\r-])", "\\1", text)

# The double nearest to each decimal. as.numeric() is within one last digit of it; both are written out with 25 digits,
# and where they lie more than half a last digit apart, the neighbour is the nearest.
exact_number <- function(text) {
  x <- as.numeric(text)
  check <- which(is.finite(x) & x != 0)
  if (length(check) == 0) return(x)
  near <- abs(x[check])
  wanted <- digits_of(sub("^-", "", text[check]))
  found <- digits_of(sprintf("%.24e", near))
  scale <- 10^(found$exponent - wanted$exponent)  # 1 but where one of the two has a digit more
  apart <- (wanted$high - found$high * scale) * 1e13 + (wanted$low - found$low * scale)
  power <- floor(log2(near))
  power <- power - (2^power > near) + (2^(power + 1) <= near)
  last <- 2^(power - 52)
  steps <- round(apart * 10^(wanted$exponent - 24) / last)
  x[check] <- sign(x[check]) * (near + steps * last)
  x
}

# 25 digits of positive decimals in two halves, and the power of ten of the first.
digits_of <- function(text) {
  mantissa <- sub("[eE].*", "", text)
  exponent <- ifelse(grepl("[eE]", text), as.numeric(sub(".*[eE]", "", text)), 0)
  whole <- sub("\\..*", "", mantissa)
  digits <- sub(".", "", mantissa, fixed = TRUE)
  zeros <- nchar(digits) - nchar(sub("^0+", "", digits))
  digits <- substr(paste0(substring(digits, zeros + 1), strrep("0", 25)), 1, 25)
  list(high = as.numeric(substr(digits, 1, 12)), low = as.numeric(substr(digits, 13, 25)),
       exponent = exponent + nchar(whole) - 1 - zeros)
}
