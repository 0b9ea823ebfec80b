//! The help of the command line in German.
//!
//! Every text of a command, an argument and a value is looked up in `language/de/help.ftl` by where it stands:
//! `cli-argument-catalogue-check-format`, else `cli-argument-format`. A key that lacks shows in the help
//! itself. In the scripts of `merit completions` and in `merit man` the help stays English.

use crate::language::{Localizer, Message};
use clap::builder::PossibleValue;
use clap::{Arg, Command};

/// The command with German help; what it parses stays the same.
pub(super) fn translated(mut command: Command, localizer: &Localizer) -> Command {
    // The arguments of subcommands and what clap adds by itself are there once it is built.
    command = command.bin_name("merit");
    command.build();
    of_command(command, "", localizer)
}

/// Help or usage without what clap writes into it whatever it is told, and without blanks at the ends of lines.
pub(super) fn finished(help: &str, localizer: &Localizer) -> String {
    let help = help.replace("[OPTIONS]", &localizer.word("cli-options-tag"));
    help.split('\n').map(str::trim_end).collect::<Vec<_>>().join("\n")
}

/// `path` is empty, or the names of the commands that lead here, each after a hyphen.
fn of_command(command: Command, path: &str, localizer: &Localizer) -> Command {
    let about = localizer.lookup(&format!("cli-command{path}")).unwrap_or_else(|| format!("cli-command{path}"));
    let is_help = command.get_name() == "help";
    let command = command
        .about(about)
        .long_about(None::<&str>)
        .subcommand_value_name(localizer.word("cli-name-command"))
        .mut_args(|arg| of_argument(arg, path, localizer));
    let template = template(&command, localizer);
    let command = command.help_template(template);
    command.mut_subcommands(|inner| {
        // `help` has copies of all other commands within it.
        let path = match is_help && inner.get_name() != "help" {
            true => format!("{}-{}", path.trim_end_matches("-help"), inner.get_name()),
            false if inner.get_name() == "help" => "-help".to_owned(),
            false => format!("{path}-{}", inner.get_name()),
        };
        of_command(inner, &path, localizer)
    })
}

/// What the help of a command consists of, in clap's order.
fn template(command: &Command, localizer: &Localizer) -> String {
    let (usage, header) = (*command.get_styles().get_usage(), *command.get_styles().get_header());
    let mut template = format!("{{about-with-newline}}\n{usage}{}{usage:#} {{usage}}", localizer.word("cli-usage"));
    let parts = [
        ("cli-commands", "{subcommands}", command.has_subcommands()),
        ("cli-arguments", "{positionals}", command.get_positionals().next().is_some()),
        ("cli-options", "{options}", command.get_arguments().any(|arg| !arg.is_positional())),
    ];
    for (key, part, _) in parts.into_iter().filter(|(_, _, is_there)| *is_there) {
        template += &format!("\n\n{header}{}{header:#}\n{part}", localizer.lookup(key).unwrap_or_default());
    }
    template
}

fn of_argument(arg: Arg, path: &str, localizer: &Localizer) -> Arg {
    let id = arg.get_id().as_str().replace('_', "-");
    let text = nearest(localizer, "argument", path, &id);
    let (mut help, mut long_help) = (text.clone(), text);
    let takes_value = arg.get_num_args().is_none_or(|count| count.takes_values());
    let defaults: Vec<_> = arg.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    let default = (takes_value && !defaults.is_empty())
        .then(|| localizer.say(&Message::new("cli-default").with("value", defaults.join(","))));
    let values: Vec<PossibleValue> = arg.get_possible_values();
    let is_told = values.iter().any(|value| value.get_help().is_some());
    if let Some(default) = &default {
        help = format!("{help} {default}");
    }
    if !values.is_empty() {
        let names = values.iter().map(PossibleValue::get_name).collect::<Vec<_>>().join(", ");
        let listed = localizer.say(&Message::new("cli-values").with("values", names));
        help = format!("{help} {listed}");
        let told = |value: &PossibleValue| {
            let id = format!("{id}-{}", value.get_name());
            format!("\n- {}: {}", value.get_name(), nearest(localizer, "value", path, &id))
        };
        long_help += &match is_told {
            true => format!("\n\n{}{}", localizer.word("cli-values-head"), values.iter().map(told).collect::<String>()),
            false => format!("\n\n{listed}"),
        };
    }
    if let Some(default) = default {
        long_help = format!("{long_help}\n\n{default}");
    }
    let names: Vec<String> =
        arg.get_value_names().unwrap_or_default().iter().map(|name| placeholder(name, localizer)).collect();
    let arg = if takes_value && !names.is_empty() { arg.value_names(names) } else { arg };
    arg.help(help).long_help(long_help).hide_default_value(true).hide_possible_values(true)
}

/// The text of the longest path that has one; its general key where none has.
fn nearest(localizer: &Localizer, kind: &str, path: &str, id: &str) -> String {
    let own = localizer.lookup(&format!("cli-{kind}{path}-{id}"));
    let general = format!("cli-{kind}-{id}");
    own.or_else(|| localizer.lookup(&general)).unwrap_or(general)
}

/// What stands for a value, as in `<DATEI>`.
fn placeholder(name: &str, localizer: &Localizer) -> String {
    let letters = |sign: char| if sign.is_ascii_alphanumeric() { sign.to_ascii_lowercase() } else { ' ' };
    let words: String = name.chars().map(letters).collect();
    let key = format!("cli-name-{}", words.split_whitespace().collect::<Vec<_>>().join("-"));
    localizer.lookup(&key).unwrap_or(key)
}
