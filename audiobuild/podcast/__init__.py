"""From finished episodes to a podcast: a feed, and a folder that can be put on a web server as it is.

Start with `publishing.py`: it reads the finished episodes and the feed, plans all changes, and applies them.

- `show.py`, `categories.py`, `cover.py`: the show, from `[show]` in audiobuild.toml, checked for directories
- `finished.py`: a finished episode, from its manifest
- `identity.py`: which item of the feed belongs to which episode
- `session.py`: the episodes of one run, added to the feed or updated
- `feed.py`, `xml.py`: the feed's documents; elements of other tools in them are kept
- `rss.py`, `notes.py`, `dates.py`: what the channel and its items say
- `files.py`: names and files of the published folder
- `show_page.py`, `show_data.py`: the show's page, index.html, and its data
- `oembed.py`: the files with which a CMS embeds an episode
- `channel.py`: the channels of the feed's documents
- `advice.py`: warnings for the publisher
- `server.py`: a local web server for the published folder (`audiobuild serve`)
- `template.py`: the first audiobuild.toml (`audiobuild init`)
"""
